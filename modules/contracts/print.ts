import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type contractsApi, Decision, type Version } from './api.ts'
import { readContract } from './get-contract.ts'
import { frenchDay, makePdf, type Part } from './make-pdf.ts'
import { closeTo, decisionColumns, decisionJoined } from './queries.ts'
import { domainNames, relationNames, signatureWays, versionReasons } from './rules.ts'

const Who = z.object({
  name: z.string(),
  birthDate: z.iso.date(),
  structureName: z.string(),
  structureAddress: z.string(),
  adviserName: z.string(),
})

/** The contract as a tagged PDF, in the text that is in force or offered. Whoever acts on the file, and the young person. */
export async function printContract(ctx: Ctx<(typeof contractsApi)['pdf']>) {
  const { params } = ctx
  const who = await ctx.db.maybe(
    Who.extend({ youngPersonId: z.uuid() }),
    sql`select y.id as "youngPersonId", ${whoColumns} from contracts.contract c join people.pub_young_person y on y.id = c.young_person_id
      join people.pub_structure s on s.id = c.structure_id join people.pub_professional p on p.id = y.adviser_id
    where c.id = ${params.id} and (${followedBy(ctx, sql`c.young_person_id`)} or ${closeTo(ctx, sql`c.young_person_id`)})`,
  )
  if (!who) throw notFound('contracts.unknown', { id: params.id })
  const contract = await readContract(ctx, params.id)
  const text = contract.versions[0]!
  const title = `Contrat d’engagement jeune, version ${text.number}`
  const relation = contract.representative && relationNames[contract.representative.relation]
  return file(`contrat-version-${text.number}.pdf`, await makePdf(title, contractParts(who, text, contract.status, relation)))
}

const whoColumns = sql`y.first_name || ' ' || y.last_name as name, y.birth_date as "birthDate", s.name as "structureName",
  s.address as "structureAddress", p.first_name || ' ' || p.last_name as "adviserName"`

type Names = z.infer<typeof Who>
function contractParts(who: Names, text: Version, status: string, relation: string | null | undefined): Part[] {
  const isUnsigned = text.missing.length > 0
  return [
    {
      text: `Version ${text.number} (${versionReasons[text.reason]}), du ${frenchDay(text.startsOn)} au ${frenchDay(text.endsOn)} inclus.`,
    },
    ...(isUnsigned || status === 'draft' ? [{ text: 'Ce texte n’est pas encore signé par toutes les personnes concernées.' }] : []),
    ...(text.reasonText ? [{ text: `Motif : ${text.reasonText}` }] : []),
    { heading: 'Entre' },
    {
      list: [
        `${who.name}, né·e le ${frenchDay(who.birthDate)}`,
        `${who.structureName}${who.structureAddress && `, ${who.structureAddress}`}, représentée par ${who.adviserName}, par délégation de son représentant légal. ${who.adviserName} est le conseiller référent pendant tout le parcours.`,
      ],
    },
    { heading: `Ce que ${who.name} s’engage à faire` },
    { list: text.youngPersonCommits },
    { heading: `Ce que ${who.structureName} s’engage à faire` },
    { list: text.structureCommits },
    { heading: 'Objectifs du plan d’action' },
    { list: text.objectives.map((o) => `${domainNames[o.domain]} : ${o.text}`) },
    { text: 'Accompagnement intensif de 15 à 20 heures par semaine (code du travail, art. L5131-6 et R5131-16).' },
    { heading: 'Signatures' },
    ...(text.signatures.length
      ? text.signatures.map(
          (s): Part => ({
            signature: `${s.name}${s.signer === 'representative' ? ` (représentant légal${relation ? `, ${relation}` : ''})` : s.signer === 'adviser' ? ` (pour ${who.structureName})` : ''}, le ${frenchDay(s.signedOn)}, ${signatureWays[s.way]}`,
            drawing: s.drawing,
          }),
        )
      : [{ text: 'Aucune signature à ce jour.' }]),
  ]
}

/** The letter of a refusal: why, by which rule, and how to contest it. */
export async function printRefusal(ctx: Ctx<(typeof contractsApi)['letter']>) {
  const { params } = ctx
  const found = await ctx.db.maybe(
    Decision.extend(Who.shape),
    sql`select ${decisionColumns}, y.first_name || ' ' || y.last_name as name, y.birth_date as "birthDate", s.address as "structureAddress",
      p.first_name || ' ' || p.last_name as "adviserName"
    from ${decisionJoined} join people.pub_young_person y on y.id = d.young_person_id
    where d.id = ${params.id} and ${closeTo(ctx, sql`d.young_person_id`)}`,
  )
  if (!found) throw notFound('contracts.unknown-decision', { id: params.id })
  if (found.outcome !== 'refused') throw conflict('contracts.not-a-refusal')
  const motives = found.findings.filter((f) => found.motives.includes(f.code))
  return file('decision.pdf', await makePdf('Décision de ne pas ouvrir un contrat d’engagement jeune', refusalParts(found, motives)))
}

type Refused = Decision & Names
const refusalParts = (d: Refused, motives: Decision['findings']): Part[] => [
  { text: `${d.structureName}${d.structureAddress && `, ${d.structureAddress}`}` },
  { text: `À l’attention de ${d.name}. Le ${frenchDay(d.decidedOn)}.` },
  { heading: 'La décision' },
  { text: 'Le contrat d’engagement jeune que vous avez demandé ne peut pas être ouvert. Cette décision est prise au nom de l’État.' },
  { heading: 'Les motifs' },
  { list: motives.map((m) => `${m.label} : ${m.reason} (${m.source})`) },
  { text: d.explanation },
  { heading: 'Si vous n’êtes pas d’accord' },
  {
    list: [
      `Parlez-en d’abord avec ${d.decidedBy}, qui a pris la décision pour ${d.structureName}.`,
      'Recours gracieux : écrivez à la structure dans les deux mois qui suivent la réception de cette lettre. Sans réponse pendant deux mois, votre demande est considérée comme rejetée.',
      'Recours hiérarchique : écrivez au préfet (direction départementale chargée de l’emploi) dans les mêmes deux mois.',
      'Recours contentieux : saisissez le tribunal administratif dans les deux mois, par courrier ou sur www.telerecours.fr (code de justice administrative, art. R421-1). Un recours gracieux ou hiérarchique fait repartir ce délai.',
    ],
  },
  { text: 'Votre situation peut changer : une nouvelle demande est possible à tout moment, et un autre accompagnement vous est proposé.' },
  { text: `${d.decidedBy}, par délégation du représentant légal de ${d.structureName}` },
]

const file = (name: string, bytes: Uint8Array) => ({
  bytes,
  headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` },
})
