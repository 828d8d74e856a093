import { changeContact as changeAccountContact, inviteAccount } from '#modules/identity'
import { audit } from '#platform/access'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { checkContactIsFree } from './add-young-person.ts'
import { fileChanged, type peopleApi } from './api.ts'
import { getFile } from './get-file.ts'
import { normaliseContact } from './normalise-contact.ts'
import { checkCommune, getFollowedYoungPerson, getOwnStructure, listFileAudience } from './queries.ts'
import { checkAge, tidy, toSearch } from './rules.ts'

/** Corrects the identity, the commune or the situation. */
export async function editYoungPerson(ctx: Ctx<(typeof peopleApi)['edit']>) {
  const { db, body, clock } = ctx
  const { id, birthDate, timeZone } = await getFollowedYoungPerson(ctx, ctx.params.id)
  if (body.birthDate !== birthDate) checkAge(body.birthDate, clock.today(timeZone))
  await checkCommune(db, body.communeCode)
  const [first, last] = [tidy(body.firstName), tidy(body.lastName)]
  await db.run(sql`update people.young_person set first_name = ${first}, last_name = ${last}, birth_date = ${body.birthDate},
    situation = ${body.situation}, commune_code = ${body.communeCode}, search = ${toSearch(first, last)} where id = ${id}`)
  await audit(ctx, 'people.edited', id)
  return tellChanged(ctx, id)
}

/** Changes the e-mail or the phone of a young person; identity tells the old and the new one. */
export async function changeContact(ctx: Ctx<(typeof peopleApi)['changeContact']>) {
  const { id } = await getFollowedYoungPerson(ctx, ctx.params.id)
  const { departmentCode } = await getOwnStructure(ctx)
  const contact = normaliseContact(ctx.body, departmentCode)
  await checkContactIsFree(ctx, contact, id)
  await changeAccountContact(ctx, id, contact)
  await audit(ctx, 'people.contact-changed', id)
  return tellChanged(ctx, id)
}

/** Sends the invitation, or sends it again. */
export async function inviteYoungPerson(ctx: Ctx<(typeof peopleApi)['invite']>) {
  const { id } = await getFollowedYoungPerson(ctx, ctx.params.id)
  const { access, email, phone } = await getFile(ctx, id)
  if (access.state === 'active' || access.state === 'closed') throw conflict('people.already-in', { state: access.state })
  if (!email && !phone) throw conflict('people.no-contact')
  await inviteAccount(ctx, id)
  await audit(ctx, 'people.invited', id)
  return tellChanged(ctx, id)
}

async function tellChanged(ctx: Pick<Ctx, 'db' | 'actor' | 'clock' | 'publish'>, id: string) {
  await ctx.publish(fileChanged, { youngPersonId: id }, await listFileAudience(ctx, [id]))
  return getFile(ctx, id)
}
