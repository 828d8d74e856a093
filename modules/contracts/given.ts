import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Given, testToday, type YoungPerson } from '#testing/given'
import type { ContractLine, Paper } from './api.ts'
import { addDays, unknownFacts } from './rules.ts'

type Asked = {
  youngPerson?: YoungPerson
  status?: ContractLine['status']
  startsOn?: string
  endsOn?: string
  endedOn?: string
  track?: 'standard' | 'jr'
  exitMotive?: string
}
const commitments = ['Participer aux rendez-vous', 'Dire ce que je fais chaque semaine']

/** Rows of this module. */
export const contractsGiven = (db: Db, given: Given) => ({
  /** A decision that opens the contract, or refuses it. */
  async decision(d: { youngPerson?: YoungPerson; outcome?: 'opened' | 'refused' } = {}) {
    const youngPerson = d.youngPerson ?? (await given.youngPerson())
    const id = ids.uuid()
    const outcome = d.outcome ?? 'opened'
    await db.run(sql`insert into contracts.decision (id, young_person_id, structure_id, decided_by, decided_on, decided_at, outcome, motives,
        explanation, facts, findings, content_hash)
      values (${id}, ${youngPerson.id}, ${youngPerson.structure.id}, ${youngPerson.adviser.id}, '2026-11-16', '2026-11-16T09:00:00Z', ${outcome},
        ${outcome === 'refused' ? ['study'] : []}, ${outcome === 'refused' ? 'Est inscrit en licence cette année.' : ''},
        ${JSON.stringify(unknownFacts)}, '[]', ${id})`)
    return { id, youngPerson }
  },
  /** A contract with one text; signed by both when in force or ended, with its course. */
  async contract(c: Asked = {}) {
    const youngPerson = c.youngPerson ?? (await given.youngPerson())
    const { id: decisionId } = await contractsGiven(db, given).decision({ youngPerson })
    const id = ids.uuid()
    const status = c.status ?? (c.endedOn ? 'ended' : 'active')
    const [startsOn, endsOn] = [c.startsOn ?? '2026-09-01', c.endsOn ?? '2027-08-31']
    const signedOn = ['active', 'ended'].includes(status) ? startsOn : null
    const endedOn = status === 'ended' ? (c.endedOn ?? endsOn) : null
    const author = youngPerson.adviser.id
    await db.run(sql`insert into contracts.contract (id, young_person_id, decision_id, structure_id, track, status, starts_on, ends_on, ended_on,
        birth_date, young_person_signed_on, adviser_signed_on,
        representative_signed_on, in_force_at, exit_motive, created_by, created_at, content_hash)
      select ${id}, y.id, ${decisionId}, y.structure_id, ${c.track ?? 'standard'}, ${status}, ${startsOn}, ${endsOn}, ${endedOn}, y.birth_date,
        ${signedOn}, ${signedOn}, case when y.birth_date > ${signedOn}::date - interval '18 years' then ${signedOn}::date end,
        ${signedOn && `${startsOn}T08:00:00Z`}, ${endedOn ? (c.exitMotive ?? 'term') : null}, ${author},
        ${`${startsOn}T08:00:00Z`}, ${id}
      from people.young_person y where y.id = ${youngPerson.id}`)
    await db.run(sql`insert into contracts.version (contract_id, number, reason, starts_on, ends_on, young_person_commits, structure_commits,
        needs_signatures, made_by, made_at)
      values (${id}, 1, 'first', ${startsOn}, ${endsOn}, ${commitments}, ${['Vous recevoir chaque semaine']}, true, ${author}, ${`${startsOn}T08:00:00Z`})`)
    await db.run(sql`insert into contracts.objective (contract_id, version, position, domain, text)
      values (${id}, 1, 0, 'employment', 'Trouver un contrat d’apprentissage'), (${id}, 1, 1, 'health', 'Faire un bilan de santé')`)
    if (signedOn) await sign(db, id, youngPerson, { startsOn, endedOn, track: c.track ?? 'standard' })
    return { id, youngPerson, startsOn, endsOn, signedOn }
  },
  /** A course other than a CEJ, still open. */
  async course(k: { youngPerson?: YoungPerson; kind?: 'other_support' | 'pacea' | 'outreach'; startedOn?: string } = {}) {
    const youngPerson = k.youngPerson ?? (await given.youngPerson())
    const id = ids.uuid()
    await db.run(sql`insert into contracts.course (id, young_person_id, kind, structure_id, started_on, opened_by, created_at)
      values (${id}, ${youngPerson.id}, ${k.kind ?? 'pacea'}, ${youngPerson.structure.id}, ${k.startedOn ?? '2026-03-02'}, ${youngPerson.adviser.id}, '2026-03-02T09:00:00Z')`)
    return { id, youngPerson }
  },
  /** A paper that is awaited. */
  async task(t: { youngPerson?: YoungPerson; kind?: Paper; dueOn?: string } = {}) {
    const youngPerson = t.youngPerson ?? (await given.youngPerson())
    const id = ids.uuid()
    await db.run(sql`insert into contracts.task (id, young_person_id, kind, due_on, opened_by, opened_at)
      values (${id}, ${youngPerson.id}, ${t.kind ?? 'identity_paper'}, ${t.dueOn ?? addDays(testToday, 10)}, ${youngPerson.adviser.id}, '2026-11-16T09:00:00Z')`)
    return { id, youngPerson }
  },
})

/** Both signatures, who holds it, and the course. */
async function sign(db: Db, id: string, youngPerson: YoungPerson, c: { startsOn: string; endedOn: string | null; track: string }) {
  const { adviser, structure } = youngPerson
  await db.run(sql`insert into contracts.signature (contract_id, version, signer, way, account_id, signer_name, signed_on, signed_at)
    values (${id}, 1, 'youngPerson', 'code', ${youngPerson.id}, 'Léo Moreau', ${c.startsOn}, ${`${c.startsOn}T08:00:00Z`}),
      (${id}, 1, 'adviser', 'account', ${adviser.id}, 'Aïcha Benali', ${c.startsOn}, ${`${c.startsOn}T08:00:00Z`})`)
  await db.run(sql`insert into contracts.holding (contract_id, structure_id, adviser_id, from_on, until_on)
    values (${id}, ${structure.id}, ${adviser.id}, ${c.startsOn}, ${c.endedOn})`)
  await db.run(sql`insert into contracts.course (id, young_person_id, kind, track, structure_id, started_on, ended_on, opened_by, created_at)
    values (${ids.uuid()}, ${youngPerson.id}, 'cej', ${c.track}, ${structure.id}, ${c.startsOn}, ${c.endedOn}, ${adviser.id}, ${`${c.startsOn}T08:00:00Z`})`)
}
