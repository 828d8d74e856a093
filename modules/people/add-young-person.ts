import { createAccount, inviteAccount } from '#modules/identity'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, keeping } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type peopleApi, youngPersonAdded } from './api.ts'
import { checkProbes } from './count-probes.ts'
import { listAlike, type Wanted } from './find-alike.ts'
import { getFile } from './get-file.ts'
import { normaliseContact } from './normalise-contact.ts'
import { checkCommune, getOwnStructure, holdId } from './queries.ts'
import { checkAge, tidy, toSearch } from './rules.ts'

type Adding = Ctx<(typeof peopleApi)['add']>

/**
 * Adds a young person to the adviser's portfolio. Refuses with 409 `people.duplicate` and the candidates of the structure, or with
 * 409 `people.already-followed` and nothing else when another structure follows them. The same id with the same content answers the same.
 */
export async function addYoungPerson(ctx: Adding) {
  const { db, actor, clock, body } = ctx
  const structure = await getOwnStructure(ctx)
  const wanted = {
    firstName: tidy(body.firstName),
    lastName: tidy(body.lastName),
    birthDate: body.birthDate,
    ...normaliseContact(body, structure.departmentCode),
  }
  await holdId(db, body.id)
  if (await isAlreadyAdded(ctx, wanted)) return getFile(ctx, body.id)
  checkAge(body.birthDate, clock.today(structure.timeZone))
  await checkCommune(db, body.communeCode)
  await checkProbes(ctx, 'people.already-followed')
  await refuseKnown(ctx, wanted)

  await createAccount(ctx, {
    id: body.id,
    role: 'youngPerson',
    email: wanted.email,
    phone: wanted.phone,
    structureId: structure.id,
    isDemo: structure.isDemo,
  })
  await insert(ctx, wanted, structure.id)
  if (body.isInvited && (wanted.email || wanted.phone)) await inviteAccount(ctx, body.id)
  await audit(ctx, 'people.added', body.id, { distinctFrom: body.confirmedDistinctFrom })
  await ctx.publish(youngPersonAdded, { youngPersonId: body.id, adviserId: actor.id }, [actor.id])
  return getFile(ctx, body.id)
}

async function isAlreadyAdded({ db, actor, body }: Adding, { firstName, lastName, birthDate }: Wanted) {
  const known = await db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select created_by = ${actor.id} and first_name = ${firstName} and last_name = ${lastName} and birth_date = ${birthDate} as "isSame"
    from people.young_person where id = ${body.id}`,
  )
  if (known && !known.isSame) throw conflict('people.id-taken')
  return Boolean(known)
}

async function refuseKnown(ctx: Adding, wanted: Wanted) {
  const { db, actor, body } = ctx
  // two identical creations at once must not both pass: one birth date is added at a time
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`people.young-person ${wanted.birthDate}`}, 0))`)
  const alike = await listAlike(db, actor, wanted)
  const here = alike.filter((a) => a.structureId === actor.structureId && (a.isSameContact || !body.confirmedDistinctFrom.includes(a.id)))
  if (here.length) throw conflict('people.duplicate', { candidates: here.map(({ structureId, adviserId, ...candidate }) => candidate) })
  if (alike.some((a) => a.structureId !== actor.structureId)) {
    await audit(ctx, 'people.already-followed', null)
    throw keeping(conflict('people.already-followed'))
  }
  await checkContactIsFree(ctx, wanted)
}

/**
 * Refuses with 409 a contact by which somebody else, a professional included, signs in. The answer tells that there is such an account:
 * so it is counted, and refused with 429 to who asks often.
 */
export async function checkContactIsFree(
  ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>,
  { email, phone }: Pick<Wanted, 'email' | 'phone'>,
  exceptId?: string,
) {
  if (!email && !phone) return
  const { db } = ctx
  await checkProbes(ctx, 'people.contact-refused')
  const taken = await db.maybe(
    z.object({ isEmail: z.boolean() }),
    sql`
    select email = ${email} as "isEmail" from identity.pub_account where email = ${email} and status <> 'closed' and id is distinct from ${exceptId ?? null}
    union all
    select false from identity.pub_account where phone = ${phone} and status <> 'closed' and id is distinct from ${exceptId ?? null} limit 1`,
  )
  if (!taken) return
  await audit(ctx, 'people.contact-refused', null)
  throw keeping(conflict('people.contact-taken', { contact: taken.isEmail ? 'email' : 'phone' }))
}

async function insert({ db, actor, clock, ids, body }: Adding, wanted: Wanted, structureId: string) {
  await db.run(sql`
    with added as (
      insert into people.young_person
        (id, first_name, last_name, birth_date, structure_id, adviser_id, commune_code, situation, search, created_at, created_by)
      values (${body.id}, ${wanted.firstName}, ${wanted.lastName}, ${body.birthDate}, ${structureId}, ${actor.id}, ${body.communeCode},
        ${body.situation}, ${toSearch(wanted.firstName, wanted.lastName)}, ${clock.now()}, ${actor.id})
    )
    insert into people.follow_up (id, young_person_id, adviser_id, started_at) values (${ids.uuid()}, ${body.id}, ${actor.id}, ${clock.now()})`)
}
