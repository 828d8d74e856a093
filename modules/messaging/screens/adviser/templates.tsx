import { NotebookText, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { TextArea, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { messagingApi, type Template } from '../../api.ts'
import styles from './conversations.module.css'
import { OwnPart } from './own-part.tsx'

/** Words to use again: one's own, and those of the structure. */
export const Templates = () => (
  <OwnPart
    reading={useEndpoint(messagingApi.templates)}
    add="Nouveau modèle"
    empty={{
      icon: NotebookText,
      title: 'Aucun modèle',
      text: <>Écrivez une fois ce que vous répétez : relance, rappel des pièces, bienvenue. {'{prénom}'} devient le prénom de chacun.</>,
    }}
    form={(close) => <TemplateForm onClose={close} />}
  >
    {(t) => <OneTemplate key={t.id} template={t} />}
  </OwnPart>
)

function OneTemplate({ template }: { template: Template }) {
  const toast = useToast()
  const [step, setStep] = useState<'change' | 'remove'>()
  const close = () => setStep(undefined)
  const remove = useWrite(messagingApi.removeTemplate, { invalidates: [messagingApi.templates], onDone: () => toast('Modèle supprimé') })
  return (
    <Card title={template.title} action={template.isShared ? <Badge>De la structure</Badge> : undefined}>
      <p className={styles.sentText}>{template.text}</p>
      {template.mayChange && (
        <div className={styles.choices}>
          <Button small variant="quiet" icon={Pencil} onClick={() => setStep('change')}>
            Modifier
          </Button>
          <Button small variant="quiet" icon={Trash2} onClick={() => setStep('remove')}>
            Supprimer
          </Button>
        </div>
      )}
      {step === 'change' && <TemplateForm template={template} onClose={close} />}
      <ConfirmDialog
        open={step === 'remove'}
        onClose={close}
        onConfirm={() => remove.sendAndWait({ params: { id: template.id } })}
        title={`Supprimer le modèle « ${template.title} » ?`}
        confirm="Supprimer"
        lost="Les messages déjà envoyés ne changent pas."
      />
    </Card>
  )
}

function TemplateForm({ template, onClose }: { template?: Template; onClose: () => void }) {
  const { role } = useSession()
  const leads = role === 'manager' || role === 'director'
  const toast = useToast()
  const [id] = useState(() => v7())
  const options = {
    invalidates: [messagingApi.templates],
    onDone: () => {
      toast('Modèle enregistré')
      onClose()
    },
  }
  const add = useWrite(messagingApi.addTemplate, options)
  const change = useWrite(messagingApi.changeTemplate, options)
  const error = add.error ?? change.error
  const save = (data: FormData) => {
    const words = { title: String(data.get('title')).trim(), text: String(data.get('text')).trim() }
    return template
      ? change.sendAndWait({ params: { id: template.id }, body: words })
      : add.sendAndWait({ body: { id, ...words, isShared: data.get('shared') === 'on' } })
  }
  return (
    <Dialog open onClose={onClose} title={template ? 'Modifier le modèle' : 'Nouveau modèle'}>
      <Form label="Modèle" onSubmit={save} className={styles.group}>
        <TextField label="Titre" name="title" required maxLength={80} defaultValue={template?.title} />
        <TextArea
          label="Texte"
          name="text"
          hint="{prénom} devient le prénom de la personne."
          required
          maxLength={4000}
          defaultValue={template?.text}
        />
        {!template && leads && (
          <Checkbox
            name="shared"
            label="Pour toute la structure"
            hint="Tous les conseillers le voient ; vous seul et les responsables le changez."
          />
        )}
        {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
