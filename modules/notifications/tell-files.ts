import type { fileScanned } from '#api/files'
import type { EventData } from '#platform/api'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

/** Both learn that a file was set apart; of one that is clean there is nothing to tell. */
export async function tellScanned(
  _: Work,
  { fileId, youngPersonId, scan }: EventData<typeof fileScanned>,
  { at }: Fact,
): Promise<Telling[]> {
  if (scan === 'clean') return []
  const common = { aboutId: fileId, version: '', at, youngPersonId }
  return [
    { news: { ...common, kind: 'file-infected', to: [youngPersonId] } },
    { news: { ...common, kind: 'young-file-infected', to: { advisersOf: youngPersonId } } },
  ]
}
