import { Copy, type LucideIcon, Pencil, Reply, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../api.ts'
import { hoursToEdit } from '../rules.ts'
import type { Intent } from './composer.tsx'
import { texts } from './young/texts.ts'

/** Something that can be done with a message. */
export type MessageAction = { id: string; label: string; icon: LucideIcon; danger?: boolean; onAction: () => void }
type Doing = { message: Message; onAnswer: (i: Intent) => void; onEdit: (i: Intent) => void; onDelete: (m: Message) => void }
/** How a shell draws the actions of a message. */
export type MessageMenu = (doing: Doing) => ReactNode

/** What one may do with a message: answer and copy all, edit and delete one's own. */
export function actionsOf({ message, onAnswer, onEdit, onDelete }: Doing, me: string): MessageAction[] {
  if (message.deletedAt || message.kind === 'notice') return []
  const own = message.author?.id === me
  const fresh = Date.now() - Date.parse(message.sentAt) < hoursToEdit * 3_600_000
  return [
    { id: 'answer', label: texts.answer, icon: Reply, onAction: () => onAnswer({ kind: 'answer', message }) },
    { id: 'copy', label: texts.copy, icon: Copy, onAction: () => void navigator.clipboard?.writeText(message.text) },
    ...(own && fresh ? [{ id: 'edit', label: texts.edit, icon: Pencil, onAction: () => onEdit({ kind: 'edit', message }) }] : []),
    ...(own ? [{ id: 'delete', label: texts.remove, icon: Trash2, danger: true, onAction: () => onDelete(message) }] : []),
  ]
}
