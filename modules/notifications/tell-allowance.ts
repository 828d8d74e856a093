import type { declarationAsked, declarationReturned, monthGranted } from '#api/allowance'
import type { EventData } from '#platform/api'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

type OfMonth = EventData<typeof declarationAsked>
const common = ({ youngPersonId, month }: OfMonth, { id, at }: Fact) => ({
  aboutId: youngPersonId,
  version: `${month} ${id}`,
  at,
  youngPersonId,
  to: [youngPersonId],
})

/** A month waits for its declaration: said outside too, without a word of money. */
export async function tellToDeclare(_: Work, data: OfMonth, fact: Fact): Promise<Telling> {
  return { news: { ...common(data, fact), kind: 'allowance-to-declare', topic: 'reminders' } }
}

/** The adviser asks for a correction. */
export async function tellReturned(_: Work, data: EventData<typeof declarationReturned>, fact: Fact): Promise<Telling> {
  return { news: { ...common(data, fact), kind: 'allowance-returned', topic: 'actions' } }
}

/** A month is settled: in the centre, where the amount and its reasons are one step away. */
export async function tellGranted(_: Work, data: EventData<typeof monthGranted>, fact: Fact): Promise<Telling> {
  return { news: { ...common(data, fact), kind: 'allowance-granted' } }
}
