import { type Note, teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { isoDay, shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'

/** « Tâches entre collègues »: the first ones I have to do. */
export function HomeTasks() {
  const timeZone = useTimeZone()
  const tasks = useEndpoint(teamApi.toDo, {}, { staleTime: 30_000 }).data?.tasks ?? []
  const action = (
    <LinkButton href="/taches" small variant="quiet">
      Tout voir
    </LinkButton>
  )
  return (
    <HomeSection title="Tâches entre collègues" count={tasks.length} action={action}>
      <List label="Tâches entre collègues">
        {tasks.slice(0, 3).map((t) => (
          <ListItem key={t.id} href="/taches" title={t.text.slice(0, 90)} text={`${nameOf(t.youngPerson)}, ${dueWords(t, timeZone)}`} />
        ))}
      </List>
    </HomeSection>
  )
}

/** "pour le 1er décembre", "en retard : pour le 20 novembre". */
export function dueWords({ dueOn }: Note, timeZone: string) {
  if (!dueOn) return 'sans date'
  return `${dueOn < isoDay(Date.now(), timeZone) ? 'en retard : ' : ''}pour le ${shortDay(dueOn, timeZone)}`
}
