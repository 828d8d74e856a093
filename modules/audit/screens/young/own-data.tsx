import { Download } from 'lucide-react'
import { useState } from 'react'
import { identityApi } from '#api/identity'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextField } from '#ui/field'
import { refusalSentence } from '#ui/refusal'
import { SkeletonRows } from '#ui/skeleton'
import { call, useEndpoint, useWrite } from '#ui/use-endpoint'
import { auditApi } from '../../api.ts'
import styles from './own-data.module.css'
import { texts } from './texts.ts'

/** Take my data with me, or leave. */
export function OwnData() {
  const [closing, setClosing] = useState(false)
  return (
    <Stack gap={16}>
      <TakeData />
      <div>
        <Button variant="quiet" onClick={() => setClosing(true)}>
          {texts.closeAccount}
        </Button>
      </div>
      {closing && <Closure onClose={() => setClosing(false)} />}
    </Stack>
  )
}

function TakeData() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      const all = await call(auditApi.export)
      save(`elan-mes-donnees-${all.exportedAt.slice(0, 10)}.json`, JSON.stringify(all, null, 2))
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap={8}>
      <p>{texts.downloadText}</p>
      <div>
        <Button icon={Download} busy={busy} onClick={() => void take()}>
          {texts.download}
        </Button>
      </div>
      {fault !== undefined && <ErrorNotice>{refusalSentence(fault)}</ErrorNotice>}
    </Stack>
  )
}

function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const wanted = 'FERMER'

function Closure({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const { data, error } = useEndpoint(auditApi.retention)
  const close = useWrite(identityApi.closeOwnAccount, { onDone: () => location.assign('/') })
  const isSure = typed.trim().toUpperCase() === wanted
  return (
    <Dialog
      open
      onClose={onClose}
      title={texts.closeAccount}
      actions={
        <>
          <Button variant="danger" disabled={!isSure} busy={close.sending} onClick={() => close.send({ body: { confirmation: wanted } })}>
            {texts.closeAccount}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {texts.keepAccount}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <Banner tone="watch">{texts.closeText}</Banner>
        <h3>{texts.keptTitle}</h3>
        {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
        {!data && !error && <SkeletonRows rows={4} />}
        {data && (
          <dl className={styles.kept} lang="fr" dir="auto">
            {data.kept.map(({ what, until }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{until}</dd>
              </div>
            ))}
          </dl>
        )}
        <TextField label={texts.confirmWord(wanted)} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        {close.error && <ErrorNotice safe={texts.stillOpen}>{refusalSentence(close.error)}</ErrorNotice>}
      </Stack>
    </Dialog>
  )
}
