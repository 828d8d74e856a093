import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { identityApi, type Mandate } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { numericDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { MandateForm } from '../mandate-form.tsx'
import { texts as all } from './texts.ts'

const texts = all.helpers

/** Les personnes qui m'aident: who may, what, until when; one more, or no longer. */
export function Helpers() {
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useEndpoint(identityApi.mandates)
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  return (
    <Stack gap={12}>
      <p>{texts.intro}</p>
      <p>
        <strong>{texts.never}</strong>
      </p>
      {!data && (
        <Loading>
          <SkeletonRows rows={1} />
        </Loading>
      )}
      {data && !data.items.length && <p>{texts.none}</p>}
      {Boolean(data?.items.length) && (
        <List label={texts.listLabel}>
          {data?.items.map((m) => (
            <Helper key={m.id} mandate={m} />
          ))}
        </List>
      )}
      <Row>
        <Button icon={UserPlus} onClick={() => setAdds(true)}>
          {texts.add}
        </Button>
      </Row>
      {adds && <AddDialog close={() => setAdds(false)} />}
    </Stack>
  )
}

function Helper({ mandate: m }: { mandate: Mandate }) {
  const [asks, setAsks] = useState(false)
  const zone = useTimeZone()
  const toast = useToast()
  const remove = useWrite(identityApi.revokeMandate, {
    invalidates: [identityApi.mandates],
    onDone: () => toast(texts.removed),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const isOpen = m.state === 'in-force'
  const when = isOpen ? texts.until(numericDay(m.endsOn, zone)) : texts.over(numericDay(m.revokedAt ?? m.endsOn, zone))
  return (
    <>
      <ListItem
        title={m.name}
        text={
          <Stack gap={4}>
            <span>
              {texts[m.relation]} · {when}
            </span>
            {isOpen && m.scopes.map((scope) => <span key={scope}>{texts[scope]}</span>)}
            {m.consent === 'on_paper' && <span>{texts.onPaper}</span>}
            <span>{m.lastUsedAt ? texts.acts(m.acts) : texts.neverCame}</span>
          </Stack>
        }
        after={
          isOpen && (
            <Button variant="quiet" small aria-label={texts.removeTitle(m.name)} onClick={() => setAsks(true)}>
              {texts.remove}
            </Button>
          )
        }
      />
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={() => remove.send({ params: { id: m.id } })}
        title={texts.removeTitle(m.name)}
        lost={texts.removeText}
        confirm={texts.removeConfirm}
        keep={texts.keep}
      />
    </>
  )
}

function AddDialog({ close }: { close: () => void }) {
  const toast = useToast()
  const add = useWrite(identityApi.giveMandate, {
    invalidates: [identityApi.mandates],
    onDone: () => {
      toast(texts.added)
      close()
    },
  })
  return (
    <Dialog open onClose={close} title={texts.add}>
      <MandateForm
        words={texts}
        send={(body) => add.sendAndWait({ body })}
        error={add.error ? refusalSentence(add.error) : undefined}
        onCancel={close}
      />
    </Dialog>
  )
}
