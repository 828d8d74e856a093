import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { exchange } from './exchange.ts'

/** The exchange on weekdays, every two hours from 8 to 18, a little before the hour as the ASP's own timetables do. */
export const exchangeWithAsp = job({ name: 'payments.exchange', data: z.object({}), handle: (s) => exchange(s), cron: '55 8-18/2 * * 1-5' })

/** The weekly comparison of open dossiers, on Saturday morning. */
export const compareWithAsp = job({
  name: 'payments.compare',
  data: z.object({}),
  handle: (s) => exchange(s, { withControl: true }),
  cron: '30 6 * * 6',
})
