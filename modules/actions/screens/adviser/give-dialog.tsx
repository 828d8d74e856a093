import { Dialog } from '#ui/dialog'
import { GiveForm } from './give-form.tsx'

type Props = { open: boolean; onClose: () => void; youngPersonIds: readonly string[] }

/** Gives an action from a file. */
export const GiveDialog = ({ open, onClose, youngPersonIds }: Props) => (
  <Dialog open={open} side onClose={onClose} title="Donner une action">
    <GiveForm youngPersonIds={youngPersonIds} onDone={onClose} />
  </Dialog>
)
