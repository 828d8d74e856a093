import type { PersonalData } from '#platform/access'
import { audit } from '#platform/access'
import type { Ctx } from '#platform/server'
import { partName } from './rules.ts'

/** The modules that keep something about people, with the name of each. */
export type Keepers = { name: string; personalData: PersonalData }[]

/** Everything kept about the person, module after module, in one document (GDPR articles 15 and 20). The trail says that it was asked. */
export async function exportOwnData(ctx: Ctx, keepers: Keepers) {
  const data: Record<string, Record<string, unknown>> = {}
  for (const { name, personalData } of keepers) data[partName(name)] = await personalData.export(ctx.db, ctx.actor.id)
  await audit(ctx, 'audit.own-data-exported', ctx.actor.id)
  return { exportedAt: ctx.clock.now(), data }
}

/** What stays once the account is closed, and until when, in the words of each module. */
export const listRetention = (keepers: Keepers) => ({
  kept: keepers.map(({ name, personalData }) => ({ what: partName(name), until: personalData.retention })),
})
