import { Sun } from 'lucide-react'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { dayInFull } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { SlotFrame } from '#ui/screens'
import { useSession, useTimeZone } from '#ui/session'
import { forRole, type HomeCard } from '#ui/slots'

/** What is there for me today: the cards of the modules, most pressing first. */
export function Today({ cards }: { cards: readonly HomeCard[] }) {
  const { firstName, role } = useSession()
  const timeZone = useTimeZone()
  const mine = forRole(cards, role)
  return (
    <Stack gap={16}>
      <PageTitle title="Aujourd’hui" heading={`Bonjour ${firstName}`} intro={capital(dayInFull(Date.now(), timeZone))} />
      {mine.map(({ card: HomeCard, order }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards have no name and never move
        <SlotFrame key={`${order}-${index}`}>
          <HomeCard />
        </SlotFrame>
      ))}
      {!mine.length && <EmptyState icon={Sun} title="Rien de prévu aujourd’hui" />}
    </Stack>
  )
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
