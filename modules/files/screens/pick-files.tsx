import { Camera, FileText, Image, Paperclip } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button, IconButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { useToast } from '#ui/toast'
import { mostBytes } from '../api.ts'
import { accepted } from '../rules.ts'
import styles from './files.module.css'
import { sizeOf } from './words.ts'
import { texts } from './young/texts.ts'

type PickProps = { onPick: (files: File[]) => void; several?: boolean; disabled?: boolean; children?: (open: () => void) => ReactNode }

/** A way to files: on a phone the camera, the photos or the files; on a computer its own chooser. Too heavy is said at once. */
export function PickFiles({ onPick, several = false, disabled, children }: PickProps) {
  const [asking, setAsking] = useState(false)
  const toast = useToast()
  const [camera, photos, all] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const open = () => (matchMedia('(pointer: coarse)').matches ? setAsking(true) : all.current?.click())
  const take = (input: HTMLInputElement) => {
    const given = [...(input.files ?? [])]
    input.value = ''
    for (const heavy of given.filter((f) => f.size > mostBytes)) toast(texts.tooBig(heavy.name, sizeOf(heavy.size)), { tone: 'bad' })
    const kept = given.filter((f) => f.size <= mostBytes)
    if (kept.length) onPick(kept)
  }
  const choose = (input: RefObject<HTMLInputElement | null>) => () => {
    setAsking(false)
    input.current?.click()
  }
  const hidden = {
    type: 'file',
    className: styles.hidden,
    tabIndex: -1,
    'aria-hidden': true,
    onChange: (e: { target: HTMLInputElement }) => take(e.target),
  }
  return (
    <>
      {children ? children(open) : <IconButton label={texts.join} icon={Paperclip} onClick={open} disabled={disabled} />}
      <input {...hidden} ref={camera} accept="image/*" capture="environment" />
      <input {...hidden} ref={photos} accept="image/*" multiple={several} />
      <input {...hidden} ref={all} accept={accepted} multiple={several} data-files />
      <Dialog open={asking} onClose={() => setAsking(false)} title={texts.join}>
        <div className={styles.ways}>
          <Button icon={Camera} wide onClick={choose(camera)}>
            {texts.takePhoto}
          </Button>
          <Button icon={Image} wide onClick={choose(photos)}>
            {texts.choosePhoto}
          </Button>
          <Button icon={FileText} wide onClick={choose(all)}>
            {texts.chooseFile}
          </Button>
          <p className={styles.hint}>{texts.accepted}</p>
        </div>
      </Dialog>
    </>
  )
}
