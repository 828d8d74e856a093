import { listFileAudience } from '#modules/people'
import type { Work } from '#platform/work'

/** The professionals who answer for a young person today: the lead adviser and who covers for them. */
export async function listAdvisersOf(work: Work, youngPersonId: string) {
  return [...new Set(await listFileAudience(work, [youngPersonId]))].filter((id) => id !== youngPersonId)
}
