import { visibleTo } from '#modules/people'
import { type Role, z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Attempt, type paymentsApi } from './api.ts'
import { attemptStates, wireStates } from './attempt-state.ts'
import { plainWordsOf } from './plain-words.ts'
import { meaningOf, warnings } from './wire/codes.ts'

const Row = Attempt.omit({ state: true, action: true, actor: true }).extend({ status: z.enum(attemptStates) })

/** The requests of a dossier as its reader may know them: what only a director reads is said to be under check. */
export async function listAttempts(ctx: Ctx<typeof paymentsApi.attempts>) {
  const { dossier, month } = ctx.query
  const rows = await ctx.db.many(
    Row,
    sql`select a.id, a.dossier_id as "dossierId", a.month, a.kind, a.number, a.state as status, a.asked_cents as "askedCents", a.paid_cents as "paidCents",
        a.paid_on as "paidOn", a.series, a.blocked_by as "blockedBy", a.code, a.label, a.warnings, a.state_at as since
      from payments.attempt a join payments.dossier d on d.id = a.dossier_id
      where (d.number = ${dossier} or d.id::text = ${dossier}) and a.type = 'P' and (${month ?? null}::text is null or a.month = ${month ?? null})
        and (${visibleTo(ctx, sql`a.young_person_id`)} or ${isOfTheirStructure(ctx)})
      order by a.month desc, a.created_at desc limit 200`,
  )
  return { attempts: rows.map((row) => toAttempt(row, ctx.actor.role)) }
}

/** Who pays and who decides read the money of their whole structure, without following anybody. */
const isOfTheirStructure = ({ actor }: Ctx<typeof paymentsApi.attempts>) =>
  sql`(${['paymentsOfficer', 'director'].includes(actor.role)} and exists (
    select from people.pub_young_person own where own.id = a.young_person_id and own.structure_id = ${actor.structureId}))`

function toAttempt(row: z.infer<typeof Row>, role: Role): Attempt {
  return { ...row, state: wireStates[row.status], warnings: row.warnings.map((w) => warnings[w] ?? w), ...wordsOf(row, role) }
}

function wordsOf({ code, label }: z.infer<typeof Row>, role: Role) {
  if (!code) return { code, label, action: null, actor: null }
  const meaning = meaningOf(code, label ?? '')
  if (role === 'youngPerson') return { code: null, ...plainWordsOf(code), actor: null }
  if (meaning.isReserved && role !== 'director') return { code: null, label: 'Vérification en cours', action: null, actor: null }
  return { code, label: meaning.label, action: meaning.action, actor: meaning.actor }
}
