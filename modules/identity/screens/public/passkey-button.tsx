import { Fingerprint } from 'lucide-react'
import { identityApi } from '#api/identity'
import { Button } from '#ui/button'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'
import { knowsPasskeys, provePasskey } from '../passkey-browser.ts'
import { texts } from '../young/texts.ts'
import { goOn } from './go-on.ts'
import styles from './sign-in.module.css'

/** Signs in with a passkey of this device or of a telephone nearby. */
export function PasskeyButton({ voice, variant = 'soft' }: { voice: 'tu' | 'vous'; variant?: 'main' | 'soft' }) {
  const ask = useWrite(identityApi.askPasskey)
  const signIn = useWrite(identityApi.signInWithPasskey, { onDone: ({ role }) => goOn(role) })
  const start = async () => {
    signIn.reset()
    const asked = await ask.sendAndWait({ body: {} })
    const body = asked.state === 'done' ? await provePasskey(asked.reply) : undefined
    if (body) await signIn.sendAndWait({ body })
  }
  const error = ask.error ?? signIn.error
  if (!knowsPasskeys()) return null
  return (
    <>
      <Button variant={variant} icon={Fingerprint} wide busy={ask.sending || signIn.sending} onClick={() => void start()}>
        {voice === 'tu' ? texts.usePasskey : 'Se connecter avec une clé d’accès'}
      </Button>
      {error && (
        <p role="alert" className={styles.fault}>
          {refusalSentence(error, voice)}
        </p>
      )}
    </>
  )
}
