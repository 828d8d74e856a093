import { X } from 'lucide-react'
import { IconButton } from '#ui/button'
import { useUploadShare } from '#ui/offline'
import { FileIcon } from './attached-files.tsx'
import styles from './files.module.css'
import { sizeOf } from './words.ts'
import { texts } from './young/texts.ts'

/** What was chosen and has not been sent. */
export const ChosenFiles = ({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) =>
  files.length ? (
    <ul className={styles.chosen} aria-label={texts.attached(files.length)}>
      {files.map((file) => (
        <li key={`${file.name}${file.size}${file.lastModified}`} className={styles.file}>
          <FileIcon type={file.type} />
          <span className={styles.words}>
            <span className={styles.name}>
              <bdi>{file.name}</bdi>
            </span>
            <span className={styles.state}>{sizeOf(file.size)}</span>
          </span>
          <IconButton label={texts.remove(file.name)} icon={X} onClick={() => onRemove(file)} />
        </li>
      ))}
    </ul>
  ) : null

type SendingProps = { id: string; name: string; type: string; bytes: number | undefined }

/** A file on its way: how much of it has left. */
export function SendingFile({ id, name, type, bytes }: SendingProps) {
  const share = useUploadShare(id)
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <div className={styles.file}>
      <FileIcon type={type} />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles.state}>{percent === undefined ? bytes !== undefined && sizeOf(bytes) : texts.sending(percent)}</span>
        {percent !== undefined && <progress className={styles.bar} max={100} value={percent} aria-label={texts.sending(percent)} />}
      </span>
    </div>
  )
}
