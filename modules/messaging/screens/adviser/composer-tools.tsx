import { CalendarClock, NotebookText } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#ui/button'
import { fillIn } from '../../rules.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { TemplateDialog } from './template-dialog.tsx'

type ToolsProps = {
  youngPersonId: string
  firstName: string
  text: string
  setText: (text: string) => void
  files: readonly File[]
  clear: () => void
}

/** Beside the box on the desk: words to use again, and a later hour. */
export function ComposerTools({ youngPersonId, firstName, text, setText, files, clear }: ToolsProps) {
  const [open, setOpen] = useState<'templates' | 'later'>()
  return (
    <>
      <IconButton label="Insérer un modèle" icon={NotebookText} onClick={() => setOpen('templates')} />
      {text.trim() && <IconButton label="Programmer l’envoi" icon={CalendarClock} onClick={() => setOpen('later')} />}
      {open === 'templates' && (
        <TemplateDialog
          onClose={() => setOpen(undefined)}
          onChoose={(words) => {
            setText([text.trimEnd(), fillIn(words, firstName)].filter(Boolean).join('\n'))
            setOpen(undefined)
          }}
        />
      )}
      {open === 'later' && (
        <ScheduleDialog
          people={[{ id: youngPersonId, firstName }]}
          text={text}
          files={files}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            clear()
            setOpen(undefined)
          }}
        />
      )}
    </>
  )
}
