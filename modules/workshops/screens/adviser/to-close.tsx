import { workshopsApi } from '#api/workshops'
import { HomeSection } from '#ui/card'
import { relativeDayAndTime } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveWorkshops } from '../use-workshops.ts'
import { placesWords } from './words.ts'

const most = 3

/** Sessions that are over and whose sheet waits. */
export function SessionsToClose() {
  useLiveWorkshops()
  const timeZone = useTimeZone()
  const { data } = useEndpoint(workshopsApi.toClose)
  const sessions = data?.sessions ?? []
  return (
    <HomeSection title="Ateliers à émarger" count={sessions.length}>
      <List>
        {sessions.slice(0, most).map((s) => (
          <ListItem
            key={s.id}
            href={`/ateliers/${s.id}`}
            title={s.title}
            text={`${relativeDayAndTime(s.startsAt, timeZone)} · ${placesWords(s)}`}
          />
        ))}
      </List>
    </HomeSection>
  )
}
