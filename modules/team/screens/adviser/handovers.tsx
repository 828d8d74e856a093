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

/** The files given lately, and those that will come back; what can still be undone first. */
export function Handovers() {
  const { data } = useEndpoint(teamApi.handovers, {}, { refetchInterval: 60_000 })
  if (!data?.items.length) return null
  return (
    <Card title="Dossiers confiés">
      <List label="Dossiers confiés">
        {data.items.slice(0, 20).map((h) => (
          <Line key={h.id} handover={h} />
        ))}
      </List>
    </Card>
  )
}

function Line({ handover: h }: { handover: Handover }) {
  const timeZone = useTimeZone()
  const { undo, giveBack, isBusy } = useEndHandover()
  const files = count(h.files, 'dossier', 'dossiers')
  const title = h.from ? `${files} de ${nameOf(h.from)} à ${nameOf(h.to)}` : `${files} à ${nameOf(h.to)}`
  const text = [`par ${nameOf(h.madeBy)}, ${relativeDayAndTime(h.madeAt, timeZone)}`, h.reason].filter(Boolean).join(' · ')
  return (
    <ListItem
      title={title}
      text={text}
      meta={<State handover={h} timeZone={timeZone} />}
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

function State({ handover: { status, backOn }, timeZone }: { handover: Handover; timeZone: string }) {
  if (status === 'undone') return <Badge>Annulé</Badge>
  if (status === 'returned') return <Badge tone="good">Rendus</Badge>
  return backOn ? <Badge tone="sun">Jusqu’au {shortDay(backOn, timeZone)}</Badge> : null
}
