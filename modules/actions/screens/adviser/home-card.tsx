import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useToQualify } from './use-to-qualify.ts'

const shown = 1

/** The done action that waits longest, and the way to all of them. */
export function HomeToQualify() {
  const timeZone = useTimeZone()
  const { data } = useToQualify()
  return (
    <HomeSection
      title="Actions à qualifier"
      count={data?.total}
      action={
        <LinkButton href="/actions-a-qualifier" variant="quiet" small>
          Qualifier
        </LinkButton>
      }
    >
      <List label="La plus ancienne">
        {data?.items.slice(0, shown).map((a) => (
          <ListItem
            key={a.id}
            href="/actions-a-qualifier"
            title={`${a.firstName} ${a.lastName}`}
            text={a.title}
            meta={`faite le ${shortDay(a.doneOn!, timeZone)}`}
          />
        ))}
      </List>
    </HomeSection>
  )
}
