import { useState } from 'react'
import { actionsApi, type Status } from '#api/actions'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonCard } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint } from '#ui/use-endpoint'
import rows from '../rows.module.css'
import { History, Thread } from '../thread.tsx'
import { useProgress, useRemove } from '../use-actions.ts'
import { capital, categoryWords, whenWords } from '../words.ts'
import styles from './adviser.module.css'
import { EditForm } from './edit-form.tsx'
import { QualifyForm } from './qualify-form.tsx'
import { StatusBadge } from './status-badge.tsx'

/** One action beside the table: words, state, qualification, thread, history. */
export function ActionSheet({ id, canAct, onClose }: { id: string | undefined; canAct: boolean; onClose: () => void }) {
  const { data: action, error } = useEndpoint(actionsApi.get, id ? { params: { id } } : null)
  const [edits, setEdits] = useState(false)
  if (!id) return null
  return (
    <Dialog open side onClose={onClose} title={action?.title ?? 'Action'}>
      {error && !action && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
      {!action && !error && (
        <Loading>
          <SkeletonCard lines={5} />
        </Loading>
      )}
      {action && edits && <EditForm action={action} onDone={() => setEdits(false)} />}
      {action && !edits && <Shown action={action} canAct={canAct} onEdit={() => setEdits(true)} onClose={onClose} />}
    </Dialog>
  )
}

type Detail = NonNullable<ReturnType<typeof useEndpoint<typeof actionsApi.get>>['data']>

/** Who only reads the file sees everything and changes nothing. */
function Shown({ action, canAct, onEdit, onClose }: StepsProps & { canAct: boolean }) {
  const timeZone = useTimeZone()
  return (
    <Stack gap={24}>
      <Stack gap={8}>
        <Row>
          <StatusBadge action={action} />
          <span className={styles.soft}>{categoryWords[action.qualifiedCategory ?? action.category]}</span>
        </Row>
        <p>{capital(whenWords(action, timeZone))}.</p>
        {action.description && <p className={rows.description}>{action.description}</p>}
        {canAct && <Steps action={action} onEdit={onEdit} onClose={onClose} />}
      </Stack>
      {canAct && action.status === 'done' && <QualifyForm key={action.version} action={action} />}
      <Thread
        actionId={action.id}
        comments={action.comments}
        readOnly={!canAct}
        hint={canAct ? 'Un encouragement, une précision : le jeune lira ici ce que vous écrivez.' : 'Aucun commentaire.'}
      />
      <History history={action.history} />
    </Stack>
  )
}

type StepsProps = { action: Detail; onEdit: () => void; onClose: () => void }

function Steps({ action: { id, status, byYoungPerson, qualifiedCategory }, onEdit, onClose }: StepsProps) {
  const toast = useToast()
  const [removes, setRemoves] = useState(false)
  const onFailed = (error: unknown) => toast(refusalSentence(error), { tone: 'bad' })
  const progress = useProgress({ onFailed })
  const remove = useRemove({ onFailed, onDone: onClose })
  const go = (to: Status) => () => progress.send({ params: { id }, body: { status: to } })
  if (qualifiedCategory) return null
  const isOpen = status === 'to_do' || status === 'in_progress'
  return (
    <Row>
      {status !== 'cancelled' && <Button onClick={onEdit}>Modifier</Button>}
      {isOpen && <Button onClick={go('done')}>Noter comme faite</Button>}
      {isOpen && <Button onClick={go('cancelled')}>Annuler l’action</Button>}
      {!isOpen && <Button onClick={go('to_do')}>Remettre à faire</Button>}
      {!byYoungPerson && (
        <Button variant="danger" onClick={() => setRemoves(true)}>
          Supprimer
        </Button>
      )}
      <ConfirmDialog
        open={removes}
        onClose={() => setRemoves(false)}
        onConfirm={() => remove.sendAndWait({ params: { id } })}
        title="Supprimer cette action ?"
        lost="Elle disparaît aussi de l’application du jeune, avec ses commentaires. Pour en garder la trace, annulez-la plutôt."
        confirm="Supprimer"
        keep="Garder"
      />
    </Row>
  )
}
