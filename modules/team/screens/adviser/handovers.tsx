import { type Handover, teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { count, relativeDayAndTime, shortDay, timeOfDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useEndHandover } from './use-end-handover.ts'

/** Files given a moment ago, that one click takes back: above all else while it can be done. */
export function JustGiven() {
  const items = useHandovers().filter((h) => h.undoableUntil)
  return items.length > 0 && <Lines title="Vous pouvez encore annuler" items={items} />
}

/** The files given lately, and those that will come back. */
export function Handovers() {
  const items = useHandovers().filter((h) => !h.undoableUntil)
  return items.length > 0 && <Lines title="Dossiers confiés" items={items.slice(0, 20)} />
}

const useHandovers = () => useEndpoint(teamApi.handovers, {}, { refetchInterval: 60_000 }).data?.items ?? []

const Lines = ({ title, items }: { title: string; items: readonly Handover[] }) => (
  <Card title={title}>
    <List label={title}>
      {items.map((h) => (
        <Line key={h.id} handover={h} />
      ))}
    </List>
  </Card>
)

function Line({ handover: h }: { handover: Handover }) {
  const timeZone = useTimeZone()
  const { undo, giveBack, isBusy } = useEndHandover()
  const files = count(h.files, 'dossier', 'dossiers')
  const title = h.from ? `${files} de ${nameOf(h.from)} à ${nameOf(h.to)}` : `${files} à ${nameOf(h.to)}`
  const until = h.backOn && `jusqu’au ${shortDay(h.backOn, timeZone)}`
  const text = [until, `par ${nameOf(h.madeBy)}, ${relativeDayAndTime(h.madeAt, timeZone)}`, h.reason].filter(Boolean).join(' · ')
  return (
    <ListItem
      title={title}
      text={text}
      meta={stateBadges[h.status]}
      after={
        h.undoableUntil ? (
          <Button small busy={isBusy} onClick={() => undo(h.id)}>
            Annuler (jusqu’à {timeOfDay(h.undoableUntil, timeZone)})
          </Button>
        ) : h.status === 'made' && h.backOn ? (
          <Button small variant="quiet" busy={isBusy} onClick={() => giveBack(h.id)}>
            Rendre maintenant
          </Button>
        ) : undefined
      }
    />
  )
}

const stateBadges = { made: null, undone: <Badge>Annulé</Badge>, returned: <Badge tone="good">Rendus</Badge> }
