import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { count, duration, shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { usePortfolio, useWeekToClose } from './use-portfolio.ts'

/** The hours that wait before their week closes. */
export function ToValidate() {
  const timeZone = useTimeZone()
  const { data } = usePortfolio(useWeekToClose())
  const people = data?.items.filter((row) => row.waiting.length) ?? []
  const lines = people.flatMap((row) => row.waiting)
  const contested = lines.filter((l) => l.isContested).length
  return (
    <HomeSection
      title="Heures à valider"
      count={lines.length}
      action={
        <LinkButton href="/heures" variant="quiet" small>
          Valider
        </LinkButton>
      }
    >
      <List label="Heures à valider">
        <ListItem
          href="/heures"
          title={`${count(people.length, 'jeune', 'jeunes')}, ${duration(lines.reduce((sum, l) => sum + l.minutes, 0))}`}
          text={contested ? count(contested, 'ligne contestée', 'lignes contestées') : undefined}
          meta={data && `jusqu’au ${shortDay(data.closesOn, timeZone)}`}
        />
      </List>
    </HomeSection>
  )
}
