import { useState } from 'react'
import { v7 } from 'uuid'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { SelectField, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { type FileKind, fileKinds, filesApi } from '../api.ts'
import { restrictedKinds } from '../rules.ts'
import { ChosenFiles } from './chosen-files.tsx'
import styles from './files.module.css'
import { texts } from './young/texts.ts'

const kinds = fileKinds.filter((k) => k !== 'contract').map((value) => ({ value, label: texts.kinds[value] }))

type AddProps = { youngPersonId: string; file: File; onClose: () => void }

/** Says what a document is before it leaves; without network it is kept on the device. */
export function AddDocument({ youngPersonId, file, onClose }: AddProps) {
  const toast = useToast()
  const young = useSession().role === 'youngPerson'
  const [id] = useState(() => v7())
  const [kind, setKind] = useState<FileKind>('other')
  const write = useWrite(filesApi.upload, { offline: true, lane: () => `document ${id}`, invalidates: [filesApi.list] })
  const send = (data: FormData) => {
    const name = String(data.get('name')).trim() || file.name
    onClose()
    void write
      .sendAndWait({ query: { id, youngPersonId, purpose: 'file', name, kind }, body: file })
      .then(({ state }) => state !== 'failed' && toast(state === 'done' ? texts.added : texts.kept))
  }
  return (
    <Dialog open onClose={onClose} title={texts.add}>
      <Form label={texts.add} onSubmit={send} className={styles.list} keeps>
        <ChosenFiles files={[file]} onRemove={onClose} />
        <SelectField label={texts.kind} name="kind" value={kind} options={kinds} onChange={(e) => setKind(e.target.value as FileKind)} />
        {restrictedKinds.includes(kind) && <p className={styles.hint}>{young ? texts.private : texts.privateFormal}</p>}
        <TextField label={texts.name} name="name" defaultValue={file.name} maxLength={120} required />
        <FormActions>
          <SubmitButton>{texts.send}</SubmitButton>
          <Button variant="quiet" onClick={onClose}>
            {texts.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
