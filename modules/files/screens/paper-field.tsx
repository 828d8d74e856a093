import { Paperclip } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#ui/button'
import { FieldError } from '#ui/field'
import { ChosenFiles, SendingFile } from './chosen-files.tsx'
import styles from './files.module.css'
import { PickFiles } from './pick-files.tsx'
import type { Paper } from './use-paper.ts'
import { texts } from './young/texts.ts'

type FieldProps = { label: string; hint?: string; paper: Paper }

/** One paper beside the other fields of a form: chosen, seen, taken back, and how much of it has left while the form is sent. */
export function PaperField({ label, hint, paper: { id, file, sending, error, choose } }: FieldProps) {
  const named = useId()
  return (
    <fieldset className={styles.paper} aria-labelledby={named}>
      <span id={named} className={styles.paperName}>
        {label}
      </span>
      {hint && <p className={styles.hint}>{hint}</p>}
      {!file && (
        <PickFiles onPick={([picked]) => choose(picked)}>
          {(open) => (
            <span>
              <Button icon={Paperclip} onClick={open}>
                {texts.join}
              </Button>
            </span>
          )}
        </PickFiles>
      )}
      {file && !sending && <ChosenFiles files={[file]} onRemove={() => choose(undefined)} />}
      {error && <FieldError>{error}</FieldError>}
      {file && sending && <SendingFile id={id} name={file.name} type={file.type} bytes={file.size} />}
    </fieldset>
  )
}
