import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Contract, type contractsApi, Signature, sensitiveDomains, Version } from './api.ts'
import { closeTo, getLine } from './queries.ts'

/** A contract with all its texts and signatures, and the structures that answered for it. */
export const getContract = (ctx: Ctx<(typeof contractsApi)['get']>) => readContract(ctx, ctx.params.id)

type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** The same, as the answer of whatever changed it. */
export async function readContract(ctx: Who, id: string): Promise<Contract> {
  const { line } = await getLine(ctx, id, visibleTo)
  const [close, versions, signatures, holdings, representative] = await Promise.all([
    isClose(ctx, line.youngPersonId),
    listVersions(ctx, id),
    listSignatures(ctx, id),
    listHoldings(ctx, id),
    findRepresentative(ctx, id),
  ])
  return {
    ...line,
    exitDetail: close ? line.exitDetail : '',
    versions: versions.map((v) => ({
      ...v,
      objectives: close ? v.objectives : v.objectives.filter((o) => !sensitiveDomains.includes(o.domain)),
      signatures: signatures.filter((s) => s.version === v.number).map(({ version: _, ...s }) => (close ? s : { ...s, drawing: null })),
      missing: v.number === line.version ? line.missing : [],
    })),
    holdings,
    representative: close ? (representative ?? null) : null,
  }
}

const isClose = async (ctx: Who, youngPersonId: string) =>
  Boolean(await ctx.db.run(sql`select from people.pub_young_person y where y.id = ${youngPersonId} and ${closeTo(ctx, sql`y.id`)}`))

const Text = Version.omit({ signatures: true, missing: true })

/** The texts of a contract, the newest first. The caller has let the reader in, and leaves out what is sensitive. */
export const listVersions = ({ db }: Pick<Ctx, 'db'>, contractId: string) =>
  db.many(
    Text,
    sql`select v.number, v.reason, v.reason_text as "reasonText", v.starts_on as "startsOn", v.ends_on as "endsOn",
      v.young_person_commits as "youngPersonCommits", v.structure_commits as "structureCommits", v.made_at as "madeAt",
      coalesce((select json_agg(json_build_object('domain', o.domain, 'text', o.text) order by o.position)
        from contracts.objective o where o.contract_id = v.contract_id and o.version = v.number), '[]') as objectives
    from contracts.version v where v.contract_id = ${contractId} order by v.number desc`,
  )

const listSignatures = ({ db }: Pick<Ctx, 'db'>, contractId: string) =>
  db.many(
    Signature.extend({ version: z.int() }),
    sql`select version, signer, signer_name as name, way, signed_on as "signedOn", drawing from contracts.signature
    where contract_id = ${contractId} order by version, signed_at`,
  )

const listHoldings = ({ db }: Pick<Ctx, 'db'>, contractId: string) =>
  db.many(
    Contract.shape.holdings.element,
    sql`select s.name as "structureName", p.first_name || ' ' || p.last_name as "adviserName", h.from_on as "fromOn", h.until_on as "untilOn"
    from contracts.holding h join people.pub_structure s on s.id = h.structure_id join people.pub_professional p on p.id = h.adviser_id
    where h.contract_id = ${contractId} order by h.from_on desc`,
  )

const findRepresentative = ({ db }: Pick<Ctx, 'db'>, contractId: string) =>
  db.maybe(
    Contract.shape.representative.unwrap(),
    sql`select first_name || ' ' || last_name as name, relation, contact, channel, expires_at as "expiresAt"
    from contracts.representative where contract_id = ${contractId} order by created_at desc limit 1`,
  )
