import { Check, Copy, Pencil, Play, RotateCcw, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Action, Status } from '#api/actions'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { ConfirmDialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { useMay } from '#ui/session'
import { useToast } from '#ui/toast'
import { useProgress, useRemove } from '../use-actions.ts'
import { CreateDialog } from './create-dialog.tsx'
import { DoneDialog } from './done-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { texts } from './texts.ts'

type Asked = 'done' | 'edit' | 'copy' | 'remove'

/** What can be done with one's action; what is counted only repeats. */
export function ActionButtons({ action }: { action: Action }) {
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const isOwn = useMay()
  const isCounted = Boolean(action.qualifiedCategory)
  return (
    <Stack gap={8}>
      {!isCounted && <Steps action={action} onDone={() => setAsked('done')} />}
      <Row>
        {isOwn && action.byYoungPerson && !isCounted && action.status !== 'cancelled' && (
          <Button variant="quiet" icon={Pencil} onClick={() => setAsked('edit')}>
            {texts.edit}
          </Button>
        )}
        {isOwn && (
          <Button variant="quiet" icon={Copy} onClick={() => setAsked('copy')}>
            {texts.copy}
          </Button>
        )}
        {isOwn && action.byYoungPerson && !isCounted && (
          <Button variant="quiet" icon={Trash2} onClick={() => setAsked('remove')}>
            {texts.remove}
          </Button>
        )}
      </Row>
      <DoneDialog action={action} open={asked === 'done'} onClose={close} />
      <EditDialog key={action.version} action={action} open={asked === 'edit'} onClose={close} />
      <CreateDialog open={asked === 'copy'} onClose={close} copyOf={action} />
      <RemoveDialog action={action} open={asked === 'remove'} onClose={close} />
    </Stack>
  )
}

/** Where the action may go from here. */
function Steps({ action: { id, status }, onDone }: { action: Action; onDone: () => void }) {
  const toast = useToast()
  const progress = useProgress({ offline: true, onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }) })
  const go = (to: Status) => () => progress.send({ params: { id }, body: { status: to } })
  if (status === 'done')
    return (
      <Row>
        <Button onClick={onDone}>{texts.changeDay}</Button>
        <Button icon={RotateCcw} onClick={go('to_do')}>
          {texts.notYet}
        </Button>
      </Row>
    )
  if (status === 'cancelled')
    return (
      <Button wide icon={RotateCcw} onClick={go('to_do')}>
        {texts.backToToDo}
      </Button>
    )
  return (
    <>
      <Button variant="main" wide icon={Check} onClick={onDone}>
        {texts.done}
      </Button>
      <Row>
        {status === 'to_do' ? (
          <Button icon={Play} onClick={go('in_progress')}>
            {texts.iStart}
          </Button>
        ) : (
          <Button icon={RotateCcw} onClick={go('to_do')}>
            {texts.notStarted}
          </Button>
        )}
        <Button variant="quiet" icon={X} onClick={go('cancelled')}>
          {texts.cancel}
        </Button>
      </Row>
    </>
  )
}

function RemoveDialog({ action, open, onClose }: { action: Action; open: boolean; onClose: () => void }) {
  const toast = useToast()
  const [, go] = useLocation()
  const remove = useRemove()
  const confirm = async () => {
    const outcome = await remove.sendAndWait({ params: { id: action.id } })
    if (outcome.state === 'failed') return toast(refusalSentence(outcome.error), { tone: 'bad' })
    toast(texts.removed)
    go('/actions')
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      onConfirm={confirm}
      title={texts.removeTitle}
      lost={texts.removeLost}
      confirm={texts.remove}
      keep={texts.removeKeep}
    />
  )
}
