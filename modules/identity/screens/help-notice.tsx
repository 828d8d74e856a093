import { HandHelping, LogOut } from 'lucide-react'
import { identityApi } from '#api/identity'
import { forgetDevice } from '#ui/app-providers'
import { Button } from '#ui/button'
import { numericDay } from '#ui/format'
import { useSession, useTimeZone } from '#ui/session'
import { useWrite } from '#ui/use-endpoint'
import styles from './help-notice.module.css'
import { texts as all } from './young/texts.ts'

const texts = all.helping

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
    <aside className={styles.notice} aria-label={texts.notice}>
      <HandHelping size={22} aria-hidden />
      <p>
        <strong>{texts.who(firstName)}</strong>
        <br />
        {texts.until(numericDay(mandate.endsOn, zone))}
      </p>
      <Button small icon={LogOut} busy={signOut.sending} onClick={() => signOut.send()}>
        {texts.leave}
      </Button>
    </aside>
  )
}
