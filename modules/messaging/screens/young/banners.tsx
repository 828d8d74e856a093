import { Megaphone } from 'lucide-react'
import { numericDay } from '#ui/format'
import { useLive } from '#ui/live'
import { useTimeZone } from '#ui/session'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { bannerChanged, messagingApi } from '../../api.ts'
import styles from './messages.module.css'
import { texts } from './texts.ts'

/** What the adviser wants nobody to miss, between its days: on the first page and above the conversation. */
export function Banners({ inThread = false }: { inThread?: boolean }) {
  const timeZone = useTimeZone()
  const { data } = useEndpoint(messagingApi.ownBanners, undefined, { refetchInterval: 600_000 })
  useLive(bannerChanged, () => void invalidate(messagingApi.ownBanners))
  if (!data?.items.length) return null
  return (
    <section aria-label={texts.important} className={`${styles.banners} ${inThread ? styles.inThread : ''}`}>
      {data.items.map(({ id, text, untilOn, by }) => (
        <div key={id} className={styles.banner}>
          <Megaphone size={20} aria-hidden />
          <div>
            <p className={styles.bannerText} lang="fr">
              <strong>{texts.important} : </strong>
              {text}
            </p>
            <p className={styles.when}>{texts.until(numericDay(untilOn, timeZone), `${by.firstName} ${by.lastName}`)}</p>
          </div>
        </div>
      ))}
    </section>
  )
}
