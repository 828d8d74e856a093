import { Bell } from 'lucide-react'
import { LinkButton } from '#ui/button'
import { Card } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'
import { notificationsApi } from '../../api.ts'
import { insideShell } from '../notice-centre.tsx'
import { useUnreadNotices } from '../unread.ts'
import { texts } from './texts.ts'

/** What is new, and only when something is: two lines, the rest behind the bell. */
export function HomeNotices() {
  const unread = useUnreadNotices()
  const { data } = useEndpoint(notificationsApi.notices, { query: {} }, { enabled: Boolean(unread) })
  const fresh = data?.items.filter((n) => !n.readAt).slice(0, 2)
  if (!unread || !fresh?.length) return null
  return (
    <Card
      title={texts.newsCount(unread)}
      action={
        <LinkButton href="/notifications" variant="quiet" icon={Bell} small>
          {texts.seeAll}
        </LinkButton>
      }
    >
      <List label={texts.news}>
        {fresh.map(({ id, title, text, url }) => (
          <ListItem key={id} title={title} text={text} unread {...(url && { href: insideShell(url) })} />
        ))}
      </List>
    </Card>
  )
}
