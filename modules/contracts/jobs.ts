import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { transact } from '#platform/work'
import { endAtTerm, termBatch } from './end-contract.ts'

/** Each hour: contracts whose last day is over where the structure is. */
export const endContractsAtTerm = job({
  name: 'contracts.end-at-term',
  data: z.object({}),
  cron: '7 * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, endAtTerm)) === termBatch);
  },
})
