import { giveMandate, listMandates, revokeMandate } from '#modules/identity'
import type { Ctx } from '#platform/server'
import type { peopleApi } from './api.ts'
import { getFollowedYoungPerson } from './queries.ts'

/** Whom the young person lets help, for who acts on the file. */
export async function listHelpers(ctx: Ctx<typeof peopleApi.helpers>) {
  const { id } = await getFollowedYoungPerson(ctx, ctx.params.id)
  return listMandates(ctx, id)
}

/** Keeps a mandate that the young person signed on paper, for who has no telephone. */
export async function addHelper(ctx: Ctx<typeof peopleApi.addHelper>) {
  const { id } = await getFollowedYoungPerson(ctx, ctx.params.id)
  const { paperSignedOn, ...mandate } = ctx.body
  return giveMandate(ctx, id, mandate, paperSignedOn)
}

/** Ends a mandate at the young person's demand. */
export async function endHelper(ctx: Ctx<typeof peopleApi.endHelper>) {
  const { id } = await getFollowedYoungPerson(ctx, ctx.params.id)
  return revokeMandate(ctx, id, ctx.params.mandateId)
}
