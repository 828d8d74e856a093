import { listFileAudience } from '#modules/people'
import type { EventType } from '#platform/api'
import type { Work } from '#platform/work'
import { fileChanged } from './api.ts'

/** Tells a fact about somebody's file to who has it open: the person, the lead adviser, who covers. */
export async function tell<T extends EventType>(
  work: Work,
  type: T,
  data: { youngPersonId: string; contractId?: string; taskId?: string },
) {
  await work.publish(type, data as never, await listFileAudience(work, [data.youngPersonId]))
}

/** Open screens of the file read again. */
export const tellChanged = (work: Work, youngPersonId: string) => tell(work, fileChanged, { youngPersonId })
