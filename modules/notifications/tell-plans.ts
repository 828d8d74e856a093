import type { objectiveProposed, prescribed } from '#api/plans'
import type { EventData } from '#platform/api'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

/** An objective waits for the agreement of the other one. What it is about, health maybe, is read in the plan only. */
export async function tellObjectiveProposed(
  _: Work,
  { objectiveId, youngPersonId, byYoungPerson }: EventData<typeof objectiveProposed>,
  fact: Fact,
): Promise<Telling> {
  const common = { aboutId: objectiveId, version: '', at: fact.at, youngPersonId }
  if (byYoungPerson) return { news: { ...common, kind: 'young-plan-proposed', to: { advisersOf: youngPersonId } } }
  return { news: { ...common, kind: 'plan-proposed', to: [youngPersonId], topic: 'plan' } }
}

/** The young person is asked whether a programme suits them; its name is not said outside. */
export const tellPrescribed = async (
  _: Work,
  { prescriptionId, youngPersonId }: EventData<typeof prescribed>,
  fact: Fact,
): Promise<Telling> => ({
  news: {
    kind: 'programme-proposed',
    to: [youngPersonId],
    aboutId: prescriptionId,
    version: '',
    at: fact.at,
    youngPersonId,
    topic: 'plan',
  },
})
