import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { numericDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { type FileKind, fileKinds, filesApi, type File as Kept } from '../api.ts'
import { FileButton } from './attached-files.tsx'
import styles from './files.module.css'
import { texts } from './young/texts.ts'

/** One document: what it is, who added it, how long it is kept; its author takes it away. */
export function DocumentLine({ file, isOwn }: { file: Kept; isOwn: boolean }) {
  const [step, setStep] = useState<'change' | 'remove'>()
  const toast = useToast()
  const timeZone = useTimeZone()
  const young = useSession().role === 'youngPerson'
  const failed = { onFailed: (error: unknown) => toast(refusalSentence(error), { tone: 'bad' as const }) }
  const remove = useWrite(filesApi.remove, { invalidates: [filesApi.list], onDone: () => toast(texts.erased), ...failed })
  const from = file.from === 'message' ? texts.inMessage : file.from === 'contract' ? texts.inContract : undefined
  const about = [
    isOwn ? (young ? texts.byMe : texts.byMeFormal) : texts.by(`${file.addedBy.firstName} ${file.addedBy.lastName}`),
    from,
    numericDay(file.addedAt, timeZone),
    !file.gone && texts.until(numericDay(file.expiresOn, timeZone)),
  ].filter(Boolean)
  return (
    <li className={styles.document}>
      <div className={styles.about}>
        <Badge>{texts.kinds[file.kind]}</Badge>
        <span>{about.join(' · ')}</span>
      </div>
      <FileButton file={file} />
      {!file.gone && (
        <div className={styles.choices}>
          <Button small variant="quiet" icon={Pencil} onClick={() => setStep('change')}>
            {texts.rename}
          </Button>
          {isOwn && file.from === 'file' && (
            <Button small variant="quiet" icon={Trash2} onClick={() => setStep('remove')}>
              {texts.erase}
            </Button>
          )}
        </div>
      )}
      {step === 'change' && <Change file={file} onClose={() => setStep(undefined)} />}
      <ConfirmDialog
        open={step === 'remove'}
        onClose={() => setStep(undefined)}
        onConfirm={() => remove.sendAndWait({ params: { id: file.id } })}
        title={texts.eraseTitle}
        confirm={texts.erase}
        keep={texts.cancel}
        lost={young ? texts.eraseLost : texts.eraseLostFormal}
      />
    </li>
  )
}

function Change({ file, onClose }: { file: Kept; onClose: () => void }) {
  const toast = useToast()
  const write = useWrite(filesApi.change, {
    invalidates: [filesApi.list],
    onDone: () => {
      toast(texts.changed)
      onClose()
    },
  })
  const send = (data: FormData) =>
    write.sendAndWait({
      params: { id: file.id },
      body: { name: String(data.get('name')).trim() || file.name, kind: String(data.get('kind')) as FileKind },
    })
  return (
    <Dialog open onClose={onClose} title={file.name}>
      <Form label={texts.rename} onSubmit={send} className={styles.list}>
        <TextField label={texts.name} name="name" defaultValue={file.name} maxLength={120} required />
        <SelectField
          label={texts.kind}
          name="kind"
          defaultValue={file.kind}
          options={fileKinds.map((value) => ({ value, label: texts.kinds[value] }))}
        />
        {write.error && <ErrorNotice>{refusalSentence(write.error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton>{texts.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
