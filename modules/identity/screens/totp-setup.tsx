import { create } from 'qrcode'
import { useMemo } from 'react'
import { Stack } from '#ui/card'
import { CodeField } from './code-field.tsx'
import styles from './totp-setup.module.css'

type Props = { setup: { secret: string; uri: string }; code: string; onChange: (code: string) => void; error?: string | undefined }

/** A code application is set up: the secret to scan, then the code it shows. */
export const TotpSetup = ({ setup, code, onChange, error }: Props) => (
  <>
    <TotpPicture {...setup} />
    <CodeField label="Code affiché" value={code} onChange={onChange} error={error} autoFocus={false} />
  </>
)

/** The secret as a picture, and in letters for who cannot scan it. */
function TotpPicture({ secret, uri }: { secret: string; uri: string }) {
  const { size, path } = useMemo(() => draw(uri), [uri])
  return (
    <Stack gap={8}>
      <svg viewBox={`-2 -2 ${size + 4} ${size + 4}`} className={styles.qr} role="img" aria-label="Code à scanner avec votre application">
        <path d={path} />
      </svg>
      <p>
        Sans appareil photo, saisissez cette clé dans l’application :{' '}
        <code className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </Stack>
  )
}

/** One path for all dark squares: no picture file, so nothing for the content policy to allow. */
function draw(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return { size: modules.size, path }
}
