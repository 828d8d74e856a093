// Hours: the ledger of weekly hours: every minute from one event, counted once, declared, validated or contested; weeks, scales, signals.
// Tables: hours.*; others may join hours.pub_week and hours.pub_entry. Events: hours.declared, .validated, .contested, .corrected, .week-closed.
import type { Module } from '#platform/module'
import type { Subscriber } from '#platform/subscribers'
import { closeWeeks } from './close-weeks.ts'
import { subscriber } from './events.ts'
import { weekList } from './lists.ts'
import { personalData } from './personal-data.ts'
import { openWeeks } from './recount-people.ts'
import { hoursRoutes } from './routes.ts'
import { findSignals } from './signals.ts'

export { mondayOf, mondayOfWeek } from './rules.ts'
export { termColumns } from './terms.ts'

export const hoursModule: Module = {
  name: 'hours',
  routes: hoursRoutes,
  constraints: { entry_pkey: 'hours.id-taken', unavailability_pkey: 'hours.id-taken' },
  subscriber: subscriber as Subscriber,
  jobs: [openWeeks, closeWeeks, findSignals],
  personalData,
  lists: [weekList],
}
