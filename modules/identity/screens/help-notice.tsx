import { HandHelping, LogOut } from 'lucide-react'
import { identityApi } from '#api/identity'
import { forgetDevice } from '#ui/app-providers'
import { Button } from '#ui/button'
import { numericDay } from '#ui/format'
import { useSession, useTimeZone } from '#ui/session'
import { useWrite } from '#ui/use-endpoint'
import styles from './help-notice.module.css'

/** Above every page of who helps: whom, until when, and the way out. */
export function HelpNotice() {
  const { firstName, mandate } = useSession()
  const zone = useTimeZone()
  const signOut = useWrite(identityApi.signOut, {
    onDone: async () => {
      await forgetDevice()
      location.assign('/')
    },
  })
  if (!mandate) return null
  return (
    <aside className={styles.notice} aria-label="Vous aidez">
      <HandHelping size={22} aria-hidden />
      <p>
        <strong>Vous aidez {firstName}</strong>
        <br />
        Jusqu’au {numericDay(mandate.endsOn, zone)}. Ce que vous faites est noté, à votre nom.
      </p>
      <Button small icon={LogOut} busy={signOut.sending} onClick={() => signOut.send()}>
        Quitter
      </Button>
    </aside>
  )
}
