import { CalendarDays, Inbox, Mail, MessageSquareText } from 'lucide-react'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { relativeDayAndTime } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { ShowMore } from '#ui/pagination'
import { refusalSentence } from '#ui/refusal'
import { SkeletonRows } from '#ui/skeleton'
import { useEndpointPages } from '#ui/use-endpoint'
import { type MailboxItem, notificationsApi } from '../../api.ts'
import styles from './mailbox.module.css'

/** What the demonstration sends by e-mail and SMS, to read the code or the invitation that a person would get. */
export function Mailbox() {
  const box = useEndpointPages(notificationsApi.demoMailbox, { query: {} }, { refetchInterval: 5000 })
  return (
    <Stack gap={16}>
      <PageTitle
        title="Boîte de la démonstration"
        intro="Les e-mails et SMS que recevraient les personnes fictives. Rien ne part vraiment."
        back={{ href: '/demo', label: 'La démonstration' }}
      />
      {box.error && !box.items && <ErrorNotice>{refusalSentence(box.error)}</ErrorNotice>}
      {box.isPending && <SkeletonRows rows={3} />}
      {box.items && !box.items.length && (
        <EmptyState icon={Inbox} title="La boîte est vide">
          Demandez un code de connexion ou invitez un jeune : le message arrive ici en quelques secondes.
        </EmptyState>
      )}
      <div className={styles.letters}>
        {box.items?.map((item, index) => (
          <Letter key={item.id} item={item} isOpen={index === 0} />
        ))}
      </div>
      {box.hasMore && <ShowMore onClick={box.loadMore} busy={box.isLoadingMore} />}
    </Stack>
  )
}

function Letter({ item, isOpen }: { item: MailboxItem; isOpen: boolean }) {
  const { channel, to, name, subject, body, calendar, createdAt, status } = item
  const isMail = channel === 'email'
  return (
    <details className={styles.letter} open={isOpen}>
      <summary className={styles.head}>
        <Badge icon={isMail ? Mail : MessageSquareText}>{isMail ? 'E-mail' : 'SMS'}</Badge>
        <span className={styles.subject}>{subject || body.slice(0, 70)}</span>
        <span className={styles.when}>{relativeDayAndTime(createdAt, 'Europe/Paris')}</span>
      </summary>
      <div className={styles.inside}>
        <p className={styles.to}>
          À {name ? `${name}, ` : ''}
          {to}
        </p>
        {body ? (
          <LinkedText text={body} />
        ) : (
          <Banner>{status === 'dropped' ? 'Ce code est périmé.' : 'Parti : le texte, secret, est effacé.'}</Banner>
        )}
        {calendar && (
          <a className={styles.file} href={`data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}`} download="rendez-vous.ics">
            <CalendarDays size={18} aria-hidden /> rendez-vous.ics
          </a>
        )}
      </div>
    </details>
  )
}

/** The text as it was sent; addresses of this site become links. */
const LinkedText = ({ text }: { text: string }) => (
  <p className={styles.body}>
    {text.split(/(https?:\/\/[^\s]+)/).map((part, index) =>
      /^https?:\/\//.test(part) ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <a key={index} href={part}>
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </p>
)
