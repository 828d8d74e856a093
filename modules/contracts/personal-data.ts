import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What this module keeps about a person. */
export const personalData: PersonalData = {
  tables: [
    'contracts.course',
    'contracts.diagnosis',
    'contracts.eligibility',
    'contracts.decision',
    'contracts.contract',
    'contracts.signature',
    'contracts.signing_code',
    'contracts.task',
  ],
  export: async (db, personId) => ({
    courses: await listCourses(db, personId),
    diagnoses: await listDiagnoses(db, personId),
    eligibility: await listFacts(db, personId),
    decisions: await listDecisions(db, personId),
    contracts: await listContracts(db, personId),
    awaitedPapers: await listTasks(db, personId),
  }),
  erase,
  retention:
    'Ton contrat, tes diagnostics et les décisions qui te concernent sont gardés dix ans après la fin du contrat (c’est la loi). Ensuite il ne reste que des dates et des nombres, sans ton nom, tes textes ni ta signature.',
}

const listCourses = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select kind, track, started_on as "startedOn", ended_on as "endedOn", end_reason as "endReason"
    from contracts.course where young_person_id = ${personId} order by started_on`,
  )

const listDiagnoses = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select d.made_on as "madeOn", d.summary, (select coalesce(json_agg(json_build_object('domain', n.domain, 'level', n.level, 'note', n.note)), '[]')
      from contracts.need n where n.diagnosis_id = d.id) as needs
    from contracts.diagnosis d where d.young_person_id = ${personId} order by d.made_on`,
  )

const listFacts = (db: Db, personId: string) =>
  db.many(Row, sql`select facts, updated_at as "updatedAt" from contracts.eligibility where young_person_id = ${personId}`)

const listDecisions = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select outcome, decided_on as "decidedOn", motives, explanation, facts, findings
    from contracts.decision where young_person_id = ${personId} order by decided_at`,
  )

const listContracts = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select c.status, c.track, c.starts_on as "startsOn", c.ends_on as "endsOn", c.ended_on as "endedOn", c.exit_motive as "exitMotive",
      c.exit_detail as "exitDetail", c.follow_up_until as "followUpUntil",
      (select json_agg(json_build_object('number', v.number, 'reason', v.reason, 'reasonText', v.reason_text, 'endsOn', v.ends_on,
        'youngPersonCommits', v.young_person_commits, 'structureCommits', v.structure_commits,
        'objectives', (select json_agg(json_build_object('domain', o.domain, 'text', o.text) order by o.position)
          from contracts.objective o where o.contract_id = v.contract_id and o.version = v.number)) order by v.number)
        from contracts.version v where v.contract_id = c.id) as versions,
      (select json_agg(json_build_object('version', g.version, 'signer', g.signer, 'name', g.signer_name, 'way', g.way, 'signedOn', g.signed_on))
        from contracts.signature g where g.contract_id = c.id) as signatures,
      (select json_agg(json_build_object('firstName', r.first_name, 'lastName', r.last_name, 'relation', r.relation))
        from contracts.representative r where r.contract_id = c.id) as representatives
    from contracts.contract c where c.young_person_id = ${personId} order by c.starts_on`,
  )

const listTasks = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select kind, due_on as "dueOn", opened_at as "openedAt", done_at as "doneAt" from contracts.task where young_person_id = ${personId}`,
  )

/** Dates and states stay for the figures; texts, signatures, needs and representatives go. Of the birth date the year stays. */
async function erase(db: Db, personId: string) {
  const contracts = sql`(select c.id from contracts.contract c where c.young_person_id = ${personId})`
  await db.run(sql`update contracts.course set end_reason = '' where young_person_id = ${personId}`)
  await db.run(
    sql`delete from contracts.need where diagnosis_id in (select id from contracts.diagnosis where young_person_id = ${personId})`,
  )
  await db.run(sql`update contracts.diagnosis set summary = '' where young_person_id = ${personId}`)
  await db.run(sql`delete from contracts.eligibility where young_person_id = ${personId}`)
  await db.run(sql`update contracts.decision set explanation = 'effacé', facts = '{}', findings = '[]' where young_person_id = ${personId}`)
  await db.run(sql`delete from contracts.objective where contract_id in ${contracts}`)
  await db.run(
    sql`update contracts.version set reason_text = '', young_person_commits = '{}', structure_commits = '{}' where contract_id in ${contracts}`,
  )
  await db.run(
    sql`update contracts.signature set signer_name = '', drawing = case when way = 'drawn' then '' end where contract_id in ${contracts}`,
  )
  await db.run(sql`delete from contracts.signing_code where contract_id in ${contracts}`)
  await db.run(sql`delete from contracts.representative where contract_id in ${contracts}`)
  await db.run(
    sql`update contracts.contract set exit_detail = '', birth_date = date_trunc('year', birth_date)::date where young_person_id = ${personId}`,
  )
}
