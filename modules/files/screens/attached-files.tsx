import { Download, FileImage, FileSpreadsheet, FileText, type LucideIcon, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { VisuallyHidden } from '#ui/visually-hidden'
import type { Attachment } from '../api.ts'
import { fileTypes, whyHeld } from '../rules.ts'
import styles from './files.module.css'
import { useDownload } from './use-download.ts'
import { sizeOf, stateOf } from './words.ts'
import { texts } from './young/texts.ts'

/** The files of a message: what they are, how heavy, and where the antivirus is with them. */
export const AttachedFiles = ({ files }: { files: readonly Attachment[] }) =>
  files.length ? (
    <ul className={styles.attached} aria-label={texts.attached(files.length)}>
      {files.map((file) => (
        <li key={file.id}>
          <FileButton file={file} />
        </li>
      ))}
    </ul>
  ) : null

/** One file: pressed, a picture is shown, anything else is saved. What is held back cannot be pressed, and says why. */
export function FileButton({ file }: { file: Attachment }) {
  const { read, save, busy } = useDownload(file)
  const [shown, setShown] = useState<Blob>()
  const isShown = Boolean(fileTypes[file.type]?.isShown)
  const inside = (
    <>
      <FileIcon type={file.type} />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{file.name}</bdi>
        </span>
        <FileState file={file} />
      </span>
    </>
  )
  if (whyHeld(file)) return <div className={`${styles.file} ${file.scan === 'infected' ? styles.bad : styles.held}`}>{inside}</div>
  const press = async () => (isShown ? setShown(await read()) : save())
  return (
    <>
      <button type="button" className={styles.file} aria-busy={busy || undefined} onClick={() => !busy && void press()}>
        <VisuallyHidden>{`${isShown ? texts.see : texts.download} `}</VisuallyHidden>
        {inside}
        {!isShown && <Download size={18} aria-hidden />}
      </button>
      {shown && <Preview file={file} bytes={shown} onSave={save} onClose={() => setShown(undefined)} />}
    </>
  )
}

function FileState({ file }: { file: Attachment }) {
  const Icon = { clean: ShieldCheck, infected: ShieldAlert, waiting: ShieldQuestion, 'not-scanned': ShieldQuestion }[file.scan]
  return (
    <span className={styles.state}>
      {sizeOf(file.bytes)}{' '}
      <span className={styles.scan}>
        <Icon size={14} aria-hidden /> {stateOf(file)}
      </span>
    </span>
  )
}

/** What kind of thing it is. */
export function FileIcon({ type }: { type: string }) {
  const Icon: LucideIcon = fileTypes[type]?.isPicture ? FileImage : /sheet/.test(type) ? FileSpreadsheet : FileText
  return <Icon size={24} strokeWidth={1.75} aria-hidden className={styles.icon} />
}

type PreviewProps = { file: Attachment; bytes: Blob; onSave: () => void; onClose: () => void }

/** A picture, drawn from the bytes that were fetched: nothing of it runs. */
function Preview({ file, bytes, onSave, onClose }: PreviewProps) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(bytes)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return (
    <Dialog
      open
      onClose={onClose}
      title={file.name}
      actions={
        <Button icon={Download} onClick={onSave}>
          {texts.download}
        </Button>
      }
    >
      {address && <img src={address} alt={file.name} className={styles.preview} />}
    </Dialog>
  )
}
