import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, YoungPerson } from '#testing/given'
import type { Domain, ObjectiveStatus, PrescriptionStatus, StepStatus } from './api.ts'

/** An objective or a step for tests, with the young person it belongs to. */
export type GivenObjective = { id: string; youngPerson: YoungPerson }
export type GivenPrescription = { id: string; youngPerson: YoungPerson }
type AskedObjective = {
  youngPerson?: YoungPerson
  by?: 'adviser' | 'youngPerson'
  domain?: Domain
  title?: string
  status?: ObjectiveStatus
  endsOn?: string
}
type AskedPrescription = {
  youngPerson?: YoungPerson
  programme?: string
  status?: PrescriptionStatus
  startsOn?: string
  endsOn?: string
  weeklyMinutes?: number
  partnerAccepted?: boolean
  motive?: string
}
const at = '2026-11-02T09:00:00.000Z'

/** Rows of this module. */
export const plansGiven = (db: Db, given: Given) => ({
  async objective(o: AskedObjective = {}): Promise<GivenObjective> {
    const youngPerson = o.youngPerson ?? (await given.youngPerson())
    const [id, status] = [ids.uuid(), o.status ?? 'agreed']
    const isAgreed = status === 'agreed' || status === 'achieved'
    await db.run(
      sql`insert into plans.plan (young_person_id, next_review_on, updated_at) values (${youngPerson.id}, '2026-11-30', ${at}) on conflict do nothing`,
    )
    await db.run(sql`insert into plans.objective (id, young_person_id, domain, title, ends_on, status, creator_id, agreed_at, agreed_how, closed_on, created_at, updated_at)
      values (${id}, ${youngPerson.id}, ${o.domain ?? 'employment'}, ${o.title ?? 'Trouver un emploi de cuisinier'}, ${o.endsOn ?? '2027-03-31'}, ${status},
        ${o.by === 'youngPerson' ? youngPerson.id : youngPerson.adviser.id}, ${isAgreed ? at : null}, ${isAgreed ? 'meeting' : null},
        ${status === 'achieved' || status === 'dropped' ? '2026-11-10' : null}, ${at}, ${at})`)
    return { id, youngPerson }
  },
  async step(
    s: { objective?: GivenObjective; by?: 'adviser' | 'youngPerson'; title?: string; status?: StepStatus } = {},
  ): Promise<GivenObjective> {
    const { id: objectiveId, youngPerson } = s.objective ?? (await plansGiven(db, given).objective())
    const [id, status] = [ids.uuid(), s.status ?? 'to_do']
    await db.run(sql`insert into plans.step (id, objective_id, young_person_id, title, status, done_on, creator_id, created_at, updated_at)
      values (${id}, ${objectiveId}, ${youngPerson.id}, ${s.title ?? 'Refaire mon CV'}, ${status}, ${status === 'done' ? '2026-11-20' : null},
        ${s.by === 'youngPerson' ? youngPerson.id : youngPerson.adviser.id}, ${at}, ${at})`)
    return { id, youngPerson }
  },
  async prescription(p: AskedPrescription = {}): Promise<GivenPrescription> {
    const youngPerson = p.youngPerson ?? (await given.youngPerson())
    const [id, status] = [ids.uuid(), p.status ?? 'prescribed']
    const [startsOn, endsOn] = [p.startsOn ?? '2026-11-09', p.endsOn ?? '2027-01-29']
    const hasBegun = ['started', 'ended', 'abandoned'].includes(status)
    const isClosed = ['ended', 'abandoned'].includes(status)
    await db.run(sql`insert into plans.prescription (id, young_person_id, prescriber_id, programme_code, programme_from, category, counts_as_intense,
        extends_contract, suspends_allowance, is_sensitive, partner_name, status, starts_on, ends_on, started_on, ended_on, weekly_minutes,
        partner_answer, outcome, motive, created_at, updated_at)
      select ${id}, ${youngPerson.id}, ${youngPerson.adviser.id}, g.code, g.valid_from, g.category, g.counts_as_intense, g.extends_contract,
        g.allowance_effect = 'suspended', g.is_sensitive, 'E2C 93', ${status}, ${startsOn}, ${endsOn}, ${hasBegun ? startsOn : null},
        ${isClosed ? endsOn : null}, ${p.weeklyMinutes ?? 2100}, ${hasBegun || p.partnerAccepted ? 'accepted' : 'waiting'},
        ${status === 'ended' ? 'completed' : null}, ${p.motive ?? (status === 'abandoned' ? 'job' : status === 'refused' ? 'partner-full' : null)}, ${at}, ${at}
      from plans.programme g where g.code = ${p.programme ?? 'e2c'} order by g.valid_from limit 1`)
    return { id, youngPerson }
  },
})
