import { timingSafeEqual } from 'node:crypto'
import { attachFiles } from '#modules/files'
import { keyedHash, maskContact } from '#modules/identity'
import { followedBy, toSearch } from '#modules/people'
import { z } from '#platform/api'
import { conflict, forbidden, invalid, keeping, tooMany } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { contractsApi, NewSignature, Signer } from './api.ts'
import { bringIntoForce } from './bring-into-force.ts'
import { readContract } from './get-contract.ts'
import { signingLetter, signingText } from './letters.ts'
import { checkVersion, holdLine } from './queries.ts'
import { addDays, signingRules } from './rules.ts'
import { openTasks } from './tasks.ts'

const Place = z.object({ email: z.string().nullable(), phone: z.string().nullable(), firstName: z.string(), lastName: z.string() })

/** Sends the young person a code that signs, to their own address or number. */
export async function askSigningCode(ctx: Ctx<(typeof contractsApi)['askCode']>) {
  const { params, body, clock } = ctx
  const { line } = await holdLine(ctx, params.id, followedBy)
  checkMayStillSign(line, body.version, 'youngPerson')
  const { email, phone } = await getPlace(ctx, ctx.actor.id)
  const to = email ?? phone
  if (!to) throw conflict('contracts.no-contact')
  const code = ctx.ids.code()
  const expiresAt = new Date(Date.parse(clock.now()) + signingRules.validMinutes * 60_000).toISOString()
  await keepCode(ctx, params.id, body.version, code, expiresAt)
  const letter = email ? signingLetter(code) : { body: signingText(code) }
  const channel = email ? 'email' : 'sms'
  await ctx.send({ channel, to, accountId: ctx.actor.id, kind: 'contracts.code', ...letter, isSecret: true, expiresAt })
  return { maskedContact: maskContact(to), validMinutes: signingRules.validMinutes, resendSeconds: signingRules.resendSeconds }
}

/** The newest code replaces the one before; not too soon, not too often for one text. */
async function keepCode(ctx: Ctx, contractId: string, version: number, code: string, expiresAt: string) {
  const now = ctx.clock.now()
  const kept = await ctx.db.run(sql`
    insert into contracts.signing_code as k (contract_id, version, account_id, code_hash, sent_at, expires_at)
    values (${contractId}, ${version}, ${ctx.actor.id}, ${hashOf(ctx, contractId, code)}, ${now}, ${expiresAt})
    on conflict (contract_id) do update set version = excluded.version, code_hash = excluded.code_hash, sent_at = excluded.sent_at,
      expires_at = excluded.expires_at, tries = 0, sent_count = case when k.version = excluded.version then k.sent_count + 1 else 1 end
    where k.sent_at <= ${now}::timestamptz - make_interval(secs => ${signingRules.resendSeconds})
      and (k.version <> excluded.version or k.sent_count < ${signingRules.mostCodes} or k.sent_at <= ${now}::timestamptz - interval '1 day')`)
  if (!kept) throw tooMany('contracts.too-many-codes', { retryAfter: signingRules.resendSeconds })
}

const hashOf = (ctx: Pick<Ctx, 'config'>, contractId: string, code: string) => keyedHash(ctx, 'contract-signature', contractId, code)

const getPlace = ({ db }: Pick<Ctx, 'db'>, accountId: string) =>
  db.one(
    Place,
    sql`select a.email, a.phone, coalesce(y.first_name, p.first_name) as "firstName", coalesce(y.last_name, p.last_name) as "lastName"
    from identity.pub_account a left join people.pub_young_person y on y.id = a.id left join people.pub_professional p on p.id = a.id
    where a.id = ${accountId}`,
  )

/** Signs the newest text: the young person by hand or by code, the professional by hand or by their session, as delegated by the structure. */
export async function signContract(ctx: Ctx<(typeof contractsApi)['sign']>) {
  const { actor, params, body } = ctx
  const signer = actor.role === 'youngPerson' ? 'youngPerson' : 'adviser'
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  checkMayStillSign(line, body.version, signer)
  if (body.way === (signer === 'youngPerson' ? 'account' : 'code')) throw invalid('contracts.way-not-yours')
  if (body.way === 'code') await checkCode(ctx, params.id, body)
  const { firstName, lastName } = await getPlace(ctx, actor.id)
  const drawing = body.way === 'drawn' ? body.drawing : null
  await addSignature(ctx, {
    contractId: params.id,
    version: body.version,
    signer,
    way: body.way,
    accountId: actor.id,
    name: `${firstName} ${lastName}`,
    drawing,
    signedOn: today,
  })
  await bringIntoForce(ctx, params.id)
  return readContract(ctx, params.id)
}

type Line = Awaited<ReturnType<typeof holdLine>>['line']
/** There is a text to sign, it is the one that was read, and this side has not signed it. */
export function checkMayStillSign(line: Line, version: number, signer: Signer) {
  if (!['to_sign', 'active'].includes(line.status)) throw conflict('contracts.not-to-sign', { status: line.status })
  checkVersion(line, version)
  if (!line.missing.includes(signer)) throw conflict('contracts.already-signed')
}

/** A wrong try is counted even though it is refused. */
async function checkCode(ctx: Ctx, contractId: string, { version, code }: Extract<NewSignature, { way: 'code' }>) {
  const kept = await ctx.db.maybe(
    z.object({ hash: z.instanceof(Buffer) }),
    sql`update contracts.signing_code set tries = tries + 1 where contract_id = ${contractId} and version = ${version}
      and account_id = ${ctx.actor.id} and expires_at > ${ctx.clock.now()} and tries < ${signingRules.mostTries} returning code_hash as hash`,
  )
  if (!kept) throw invalid('contracts.code-over')
  if (!timingSafeEqual(kept.hash, hashOf(ctx, contractId, code))) throw keeping(invalid('contracts.code-wrong'))
  await ctx.db.run(sql`delete from contracts.signing_code where contract_id = ${contractId}`)
}

type Signed = {
  contractId: string
  version: number
  signer: Signer
  way: 'drawn' | 'code' | 'account' | 'paper'
  accountId: string | null
  name: string
  drawing: string | null
  signedOn: string
  recordedBy?: string
  fileId?: string | null
}

/** Writes down a signature; the first text also says on the contract who signed when. */
export async function addSignature({ db, clock }: Pick<Ctx, 'db' | 'clock'>, s: Signed) {
  await db.run(sql`insert into contracts.signature (contract_id, version, signer, way, account_id, signer_name, drawing, signed_on, signed_at, recorded_by, file_id)
    values (${s.contractId}, ${s.version}, ${s.signer}, ${s.way}, ${s.accountId}, ${s.name}, ${s.drawing}, ${s.signedOn}, ${clock.now()},
      ${s.recordedBy ?? null}, ${s.fileId ?? null})`)
  await db.run(sql`update contracts.contract set
      young_person_signed_on = case when ${s.signer} = 'youngPerson' then ${s.signedOn}::date else young_person_signed_on end,
      adviser_signed_on = case when ${s.signer} = 'adviser' then ${s.signedOn}::date else adviser_signed_on end,
      representative_signed_on = case when ${s.signer} = 'representative' then ${s.signedOn}::date else representative_signed_on end
    where id = ${s.contractId} and status = 'to_sign'`)
}

/** A paper may have been signed so many days before the contract's first day. */
const paperDays = 31

/** Writes down what was signed on paper, by everybody at once; without the scan yet, it is asked for. */
export async function signOnPaper(ctx: Ctx<(typeof contractsApi)['signOnPaper']>) {
  const { actor, params, body } = ctx
  if (actor.role === 'youngPerson') throw forbidden('access.role')
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  if (!['to_sign', 'active'].includes(line.status) || !line.missing.length) throw conflict('contracts.not-to-sign', { status: line.status })
  checkVersion(line, body.version)
  if (body.signedOn > today || body.signedOn < addDays(line.startsOn, -paperDays)) throw invalid('contracts.signed-out-of-range')
  if (line.missing.includes('representative') && body.representativeName === null) throw invalid('contracts.minor-alone')
  const [young, own] = [await getPlace(ctx, line.youngPersonId), await getPlace(ctx, actor.id)]
  const names = {
    youngPerson: `${young.firstName} ${young.lastName}`,
    adviser: `${own.firstName} ${own.lastName}`,
    representative: body.representativeName ?? '',
  }
  if (line.missing.includes('representative') && toSearch(names.representative) === toSearch(names.youngPerson))
    throw invalid('contracts.minor-alone')
  if (body.fileId !== null)
    await attachFiles(ctx, { fileIds: [body.fileId], youngPersonId: line.youngPersonId, ownerKind: 'contract', ownerId: params.id })
  const accounts = { youngPerson: line.youngPersonId, adviser: actor.id, representative: null }
  for (const signer of line.missing)
    await addSignature(ctx, {
      contractId: params.id,
      version: body.version,
      signer,
      way: 'paper',
      accountId: accounts[signer],
      name: names[signer],
      drawing: null,
      signedOn: body.signedOn,
      recordedBy: actor.id,
      fileId: body.fileId,
    })
  if (body.fileId === null)
    await openTasks(ctx, { youngPersonId: line.youngPersonId, contractId: params.id, kinds: ['signed_scan'], today })
  await bringIntoForce(ctx, params.id)
  return readContract(ctx, params.id)
}
