import { Done, endpoint, event, z } from '#platform/api'
import {
  Decision,
  Declaration,
  Entry,
  Fact,
  minutes,
  outcomes,
  PortfolioWeekRow,
  Revision,
  Scale,
  Signal,
  scaleKinds,
  Unavailability,
  unavailabilityKinds,
  WeekSums,
  weekParam,
} from './api-shapes.ts'

export * from './api-shapes.ts'

/** Whoever may have people to follow; whom they follow is a condition in the statement. */
const desk = ['adviser', 'manager', 'director'] as const
const both = ['youngPerson', ...desk] as const
const id = z.object({ id: z.uuid() })

export const hoursApi = {
  /** A week of one person: sums, and every line behind them. This week unless told. */
  week: endpoint({
    method: 'GET',
    path: '/hours/week',
    access: both,
    reads: { personalFile: 'youngPersonId' },
    query: z.object({ youngPersonId: z.uuid(), week: weekParam.optional() }),
    reply: z.object({
      ...WeekSums.shape,
      /** The last day on which it can still be filled in. */
      closesOn: z.iso.date(),
      entries: z.array(Entry),
      revisions: z.array(Revision),
      unavailabilities: z.array(Unavailability),
      mayAct: z.boolean(),
    }),
  }),
  /** Weeks that have hours or were closed, the latest first. */
  weeks: endpoint({
    method: 'GET',
    path: '/hours/weeks',
    access: both,
    reads: { personalFile: 'youngPersonId' },
    query: z.object({ youngPersonId: z.uuid(), after: weekParam.optional() }),
    reply: z.object({ items: z.array(WeekSums), next: z.string().nullable() }),
  }),
  /** The week of everybody one follows, with what waits in each. */
  portfolio: endpoint({
    method: 'GET',
    path: '/hours/portfolio',
    access: desk,
    query: z.object({ week: weekParam.optional() }),
    reply: z.object({ week: weekParam, monday: z.iso.date(), closesOn: z.iso.date(), items: z.array(PortfolioWeekRow) }),
  }),
  entry: endpoint({
    method: 'GET',
    path: '/hours/entries/:id',
    access: both,
    params: id,
    reply: z.object({ ...Entry.shape, facts: z.array(Fact), scaleMinutes: z.int().nullable(), week: weekParam, mayAct: z.boolean() }),
  }),
  declare: endpoint({ method: 'POST', path: '/hours/entries', access: both, body: Declaration, reply: Entry }),
  /** Takes back what one declared oneself and nobody has looked at. */
  withdraw: endpoint({ method: 'DELETE', path: '/hours/entries/:id', access: both, params: id, reply: Done }),
  contest: endpoint({
    method: 'POST',
    path: '/hours/entries/:id/contest',
    access: ['youngPerson'],
    params: id,
    body: z.strictObject({ text: z.string().min(1).max(1000), minutes: minutes.optional() }),
    reply: Entry,
  }),
  decide: endpoint({ method: 'PUT', path: '/hours/entries/:id/decision', access: desk, params: id, body: Decision, reply: Entry }),
  /** Accepts many at once, as they were claimed; those that changed meanwhile are left and told. */
  validate: endpoint({
    method: 'POST',
    path: '/hours/validations',
    access: desk,
    body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
    reply: z.object({ validatedIds: z.array(z.uuid()), leftIds: z.array(z.uuid()) }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/hours/export',
    access: both,
    reads: { personalFile: 'youngPersonId' },
    query: z.object({ youngPersonId: z.uuid(), from: z.iso.date(), until: z.iso.date() }),
    reply: z.object({ fileName: z.string(), csv: z.string() }),
  }),
  /** What counts for how much, now and from days to come. */
  scales: endpoint({ method: 'GET', path: '/hours/scales', access: both, reply: z.object({ items: z.array(Scale) }) }),
  setScale: endpoint({
    method: 'POST',
    path: '/hours/scales',
    access: ['manager', 'director'],
    body: z.strictObject({ kind: z.enum(scaleKinds), minutes: z.int().min(0).max(6000), validFrom: z.iso.date() }),
    reply: Scale,
  }),
  addUnavailability: endpoint({
    method: 'POST',
    path: '/hours/unavailabilities',
    access: desk,
    body: z.strictObject({
      id: z.uuid(),
      youngPersonId: z.uuid(),
      kind: z.enum(unavailabilityKinds),
      fromOn: z.iso.date(),
      untilOn: z.iso.date(),
    }),
    reply: Unavailability,
  }),
  cancelUnavailability: endpoint({ method: 'DELETE', path: '/hours/unavailabilities/:id', access: desk, params: id, reply: Done }),
  /** Young people who may need a call, at most two new ones a day. */
  signals: endpoint({ method: 'GET', path: '/hours/signals', access: desk, reply: z.object({ items: z.array(Signal) }) }),
  dismissSignal: endpoint({
    method: 'POST',
    path: '/hours/signals/:id/dismissal',
    access: desk,
    params: id,
    body: z.strictObject({ outcome: z.enum(outcomes) }),
    reply: Done,
  }),
}

const one = z.object({ entryId: z.uuid(), youngPersonId: z.uuid() })
export const hoursDeclared = event('hours.declared', one)
export const hoursValidated = event('hours.validated', one)
export const hoursContested = event('hours.contested', one)
/** Decided otherwise than claimed: other minutes, refused, or explained after a contest. */
export const hoursCorrected = event('hours.corrected', one)
export const weekClosed = event('hours.week-closed', z.object({ youngPersonId: z.uuid(), week: weekParam }))
