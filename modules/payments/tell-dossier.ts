import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import { seal, unseal } from '#platform/secret'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { cancelInFlight } from './cancel-in-flight.ts'
import { canonical, fingerprintOf } from './wire/canonical.ts'
import { dossierNumber, ulidOf } from './wire/identifiers.ts'
import {
  type ChangeKind,
  type DossierState,
  DossierState as DossierStateShape,
  type MovementType,
  type motives,
} from './wire/movement-line.ts'

/** The state of a dossier as its owner knows it: the bank details by the id of the account, not yet on the wire. */
export type ToldState = Omit<DossierState, 'coordBancaires'> & {
  coordBancaires: Omit<DossierState['coordBancaires'], 'idCoord'> & { accountId: string }
}

export type ToldDossier = {
  /** The contract. */
  id: string
  youngPersonId: string
  state: ToldState
  type: MovementType
  natures?: readonly ChangeKind[]
  effectiveOn: string
  decidedOn?: string | null
  notifiedOn?: string | null
  motive?: { code: (typeof motives)[number]; label: string } | null
}

/** Tells the ASP's gateway what a dossier is now. In the caller's transaction: a change is told for sure, or did not happen. */
export async function tellDossier(work: Work, told: ToldDossier) {
  const { accountId, ...account } = told.state.coordBancaires
  const state: DossierState = { ...told.state, coordBancaires: { ...account, idCoord: ulidOf(accountId) } }
  const held = await findDossier(work, told.id)
  if (!held && told.type !== 'C') throw notFound('payments.dossier-unknown', { id: told.id })
  if (held && told.type === 'C') throw conflict('payments.dossier-exists', { id: told.id })
  const version = (held?.version ?? 0) + 1
  const number = held?.number ?? (await nextNumber(work, told))
  const content = { bytes: seal(work, told.id, canonical(state)), hash: fingerprintOf(state), status: state.droits.statut }
  const now = work.clock.now()
  if (held)
    await work.db.run(sql`update payments.dossier set content = ${content.bytes}, content_hash = ${content.hash}, account_id = ${accountId},
      right_status = ${content.status}, version = ${version}, is_dead = is_dead or ${told.motive?.code === 'F07'}, changed_at = ${now} where id = ${told.id}`)
  else
    await work.db.run(sql`insert into payments.dossier (id, young_person_id, number, content, content_hash, account_id, right_status, version, created_at, changed_at)
      values (${told.id}, ${told.youngPersonId}, ${number}, ${content.bytes}, ${content.hash}, ${accountId}, ${content.status}, ${version}, ${now}, ${now})`)
  await queueMovement(work, told, version)
  if (told.motive?.code === 'F07') await cancelInFlight(work, [told.id])
  return { number, version }
}

const strength: MovementType[] = ['M', 'C', 'R', 'S', 'F', 'A']

/** One waiting movement per dossier: what changes before it is sealed merges into it. Made and undone before it left: nothing is ever sent. */
async function queueMovement({ db, ids, clock }: Work, told: ToldDossier, version: number) {
  const now = clock.now()
  const waiting = await db.maybe(
    z.object({ id: z.uuid(), type: z.enum(['C', 'M', 'S', 'R', 'F', 'A']), natures: z.array(z.string()) }),
    sql`select id, type, natures from payments.movement where dossier_id = ${told.id} and state = 'to_send' for update`,
  )
  const type = waiting && strength.indexOf(waiting.type) > strength.indexOf(told.type) ? waiting.type : told.type
  const isNeverSent = waiting?.type === 'C' && ['F', 'A'].includes(told.type)
  if (waiting) await db.run(sql`update payments.movement set state = 'merged', state_at = ${now} where id = ${waiting.id}`)
  const natures = [...new Set([...(waiting?.natures ?? []), ...(told.natures ?? [])])].sort()
  await db.run(sql`insert into payments.movement
      (id, dossier_id, version, type, natures, effective_on, decided_on, notified_on, motive, motive_label, state, created_at, state_at)
    values (${ids.uuid()}, ${told.id}, ${version}, ${waiting?.type === 'C' ? 'C' : type}, ${natures}, ${told.effectiveOn}, ${told.decidedOn ?? null}, ${told.notifiedOn ?? null},
      ${told.motive?.code ?? null}, ${told.motive?.label ?? ''}, ${isNeverSent ? 'merged' : 'to_send'}, ${now}, ${now})`)
}

/** Sends the current state again, as the ASP lost it or holds another. */
export async function sendAgain(work: Work, dossierId: string, type: 'C' | 'M', natures: readonly ChangeKind[] = []) {
  const now = work.clock.now()
  await work.db.run(sql`update payments.dossier set version = version + 1, changed_at = ${now}, accepted_version = case when ${type} = 'C' then 0 else accepted_version end
    where id = ${dossierId} and not exists (select from payments.movement where dossier_id = ${dossierId} and state = 'to_send')`)
  await work.db.run(sql`insert into payments.movement (id, dossier_id, version, type, natures, effective_on, state, created_at, state_at)
    select ${work.ids.uuid()}, id, version, ${type}, ${[...natures]}, ${work.clock.today()}, 'to_send', ${now}, ${now} from payments.dossier where id = ${dossierId}
    on conflict do nothing`)
}

const Held = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  number: z.string(),
  version: z.int(),
  acceptedVersion: z.int(),
  rightStatus: z.string(),
  accountId: z.uuid(),
})

/** A dossier as the ASP knows it, locked for a change. */
export const findDossier = ({ db }: Pick<Work, 'db'>, id: string) =>
  db.maybe(
    Held,
    sql`select id, young_person_id as "youngPersonId", number, version, accepted_version as "acceptedVersion", right_status as "rightStatus", account_id as "accountId"
      from payments.dossier where id = ${id} for update`,
  )

/** The state behind the encryption. */
export const openState = (work: Pick<Work, 'config'>, id: string, content: Buffer) =>
  DossierStateShape.parse(JSON.parse(unseal(work, id, content)))

async function nextNumber({ db }: Work, { state, effectiveOn }: ToldDossier) {
  const { order } = await db.one(z.object({ order: z.int() }), sql`select nextval('payments.dossier_order')::int as order`)
  return dossierNumber({ year: Number(effectiveOn.slice(0, 4)), structureCode: state.structure.codeMissionLocale, order })
}
