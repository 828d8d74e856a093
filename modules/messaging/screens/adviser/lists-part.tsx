import { Pencil, Send, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { ErrorNotice } from '#ui/banner'
import { Button, LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { messagingApi, type PeopleList } from '../../api.ts'
import styles from './conversations.module.css'
import { GroupMessage } from './group-message.tsx'
import { OwnPart } from './own-part.tsx'
import { PeoplePicker } from './people-picker.tsx'

/** The adviser's lists of people. */
export const ListsPart = () => (
  <OwnPart
    reading={useEndpoint(messagingApi.lists)}
    add="Nouvelle liste"
    empty={{
      icon: Users,
      title: 'Aucune liste',
      text: <>Réunissez ceux à qui vous écrivez souvent ensemble : permis en cours, atelier du jeudi, sans réponse.</>,
    }}
    form={(close) => <ListDialog onClose={close} />}
  >
    {(list) => <OneList key={list.id} list={list} />}
  </OwnPart>
)

function OneList({ list }: { list: PeopleList }) {
  const toast = useToast()
  const [step, setStep] = useState<'write' | 'change' | 'remove'>()
  const close = () => setStep(undefined)
  const remove = useWrite(messagingApi.removeList, { invalidates: [messagingApi.lists], onDone: () => toast('Liste supprimée') })
  return (
    <Card title={list.name} action={<span className={styles.quiet}>{count(list.members.length, 'personne', 'personnes')}</span>}>
      <p>{list.members.map((m) => `${m.firstName} ${m.lastName}`).join(', ') || 'Vous ne suivez plus personne de cette liste.'}</p>
      <div className={styles.choices}>
        <Button small icon={Send} disabled={!list.members.length} onClick={() => setStep('write')}>
          Écrire
        </Button>
        <LinkButton small variant="quiet" href={`/envois/envoyes?liste=${list.id}`}>
          Ce qui lui a été envoyé
        </LinkButton>
        <Button small variant="quiet" icon={Pencil} onClick={() => setStep('change')}>
          Modifier
        </Button>
        <Button small variant="quiet" icon={Trash2} onClick={() => setStep('remove')}>
          Supprimer
        </Button>
      </div>
      {step === 'write' && <GroupMessage listId={list.id} onClose={close} />}
      {step === 'change' && <ListDialog list={list} onClose={close} />}
      <ConfirmDialog
        open={step === 'remove'}
        onClose={close}
        onConfirm={() => remove.sendAndWait({ params: { id: list.id } })}
        title={`Supprimer la liste « ${list.name} » ?`}
        confirm="Supprimer"
        lost="Les messages déjà envoyés restent dans les conversations."
      />
    </Card>
  )
}

function ListDialog({ list, onClose }: { list?: PeopleList; onClose: () => void }) {
  const toast = useToast()
  const [id] = useState(() => v7())
  const [name, setName] = useState(list?.name ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(list?.members.map((m) => m.id)))
  const options = {
    invalidates: [messagingApi.lists],
    onDone: () => {
      toast('Liste enregistrée')
      onClose()
    },
  }
  const add = useWrite(messagingApi.addList, options)
  const change = useWrite(messagingApi.changeList, options)
  const error = add.error ?? change.error
  const body = { name: name.trim(), youngPersonIds: [...chosen] }
  const save = () => (list ? change.sendAndWait({ params: { id: list.id }, body }) : add.sendAndWait({ body: { id, ...body } }))
  return (
    <Dialog open onClose={onClose} title={list ? 'Modifier la liste' : 'Nouvelle liste'}>
      <Form label="Liste" onSubmit={save} className={styles.group}>
        <TextField label="Nom de la liste" required maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        <PeoplePicker chosen={chosen} onChange={setChosen} />
        {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
        <FormActions>
          <SubmitButton disabled={!chosen.size || chosen.size > 300}>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
