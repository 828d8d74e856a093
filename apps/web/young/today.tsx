import { Sun } from 'lucide-react'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { capital, dayInFull } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { SlotFrame } from '#ui/screens'
import { useSession, useTimeZone } from '#ui/session'
import { forRole, type HomeCard, type Screen } from '#ui/slots'
import { Places } from './places.tsx'
import { texts } from './texts.ts'

/** What is there for me today: the cards of the modules, most pressing first. */
export function Today({ cards, screens }: { cards: readonly HomeCard[]; screens: readonly Screen[] }) {
  const { firstName, role, mandate } = useSession()
  const timeZone = useTimeZone()
  const mine = forRole(cards, role)
  return (
    <Stack gap={16}>
      <PageTitle title={texts.today} heading={texts.hello(mandate?.name ?? firstName)} intro={capital(dayInFull(Date.now(), timeZone))} />
      <Places screens={screens} />
      {mine.map(({ card: HomeCard, order }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards have no name and never move
        <SlotFrame key={`${order}-${index}`}>
          <HomeCard />
        </SlotFrame>
      ))}
      {!mine.length && <EmptyState icon={Sun} title={texts.nothingToday} />}
    </Stack>
  )
}
