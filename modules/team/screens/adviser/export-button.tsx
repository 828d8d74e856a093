import { Download } from 'lucide-react'
import { useState } from 'react'
import { identityApi } from '#api/identity'
import { teamApi } from '#api/team'
import { ConfirmIdentity } from '#screens/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './team.module.css'

type Props = { list: string; filters?: Record<string, string> }

/** Takes the list of this screen out as a file, after a fresh proof of who asks. */
export function ExportButton({ list, filters = {} }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small icon={Download} onClick={() => setOpen(true)}>
        Exporter
      </Button>
      <Dialog open={open} side onClose={() => setOpen(false)} title="Exporter cette liste">
        <Steps list={list} filters={filters} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Steps({ list, filters, onDone }: Required<Props> & { onDone: () => void }) {
  const confirmation = useEndpoint(identityApi.confirmation, {}, { staleTime: 0 })
  const offer = useEndpoint(teamApi.exports, {}, { staleTime: 0 })
  const chosen = offer.data?.lists.find((l) => l.code === list)
  const error = confirmation.error ?? offer.error
  if (error) return <ErrorNotice>{refusalSentence(error)}</ErrorNotice>
  if (!confirmation.data || !offer.data)
    return (
      <Loading>
        <SkeletonRows rows={3} />
      </Loading>
    )
  return (
    <Stack>
      <p>
        {chosen?.title} : {chosen?.columns.join(', ')}.
      </p>
      <p className={styles.soft}>
        {chosen?.note} Un fichier sort d’Élan : vous en répondez. L’export est tracé, dix mille lignes au plus ; il vous reste{' '}
        {count(offer.data.filesLeft, 'fichier', 'fichiers')} aujourd’hui.
      </p>
      {confirmation.data.until ? (
        <FormatForm list={list} filters={filters} onDone={onDone} />
      ) : (
        <ConfirmIdentity confirmation={confirmation.data} reason="Avant de sortir une liste, confirmez que c’est bien vous." />
      )}
    </Stack>
  )
}

function FormatForm({ list, filters, onDone }: Required<Props> & { onDone: () => void }) {
  const toast = useToast()
  const take = useWrite(teamApi.exportList, { invalidates: [teamApi.exports] })
  const send = async (form: FormData) => {
    const format = form.get('format') === 'csv' ? ('csv' as const) : ('ods' as const)
    const outcome = await take.sendAndWait({ body: { list, format, filters } })
    if (outcome.state !== 'done') return
    save(outcome.reply)
    toast(
      `${count(outcome.reply.rows, 'ligne exportée', 'lignes exportées')}.${outcome.reply.isCut ? ' La liste était plus longue : filtrez-la pour le reste.' : ''}`,
    )
    onDone()
  }
  return (
    <Form onSubmit={send} label="Exporter">
      <RadioGroup
        legend="Format"
        name="format"
        required
        options={[
          { value: 'ods', label: 'Tableur (ODS)', hint: 'LibreOffice, Excel' },
          { value: 'csv', label: 'CSV', hint: 'pour un autre logiciel' },
        ]}
      />
      {take.error && <ErrorNotice>{refusalSentence(take.error)}</ErrorNotice>}
      <FormActions>
        <SubmitButton icon={Download}>Exporter</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Hands the file to the browser. */
function save({ name, type, content }: { name: string; type: string; content: string }) {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
