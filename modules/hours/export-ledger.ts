import { checkConfirmed } from '#modules/identity'
import { getVisibleYoungPerson } from '#modules/people'
import { timeOf } from '#platform/clock'
import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sheet, toCsv } from '#platform/spreadsheet'
import type { Entry, EntryState, SourceKind } from './api.ts'
import { listEntries } from './get-week.ts'
import { countWeek, mondayOf, weekName } from './rules.ts'

type Asked = { youngPersonId: string; from: string; until: string }
const mostDays = 740

/**
 * The ledger of a person as a file for spreadsheets: whole weeks, one line an entry, what counts and why not the rest. A professional, who takes
 * somebody else's out, proves again who they are.
 */
export async function exportLedger(ctx: Ctx, { youngPersonId, from, until }: Asked) {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  if (!(days >= 0 && days <= mostDays) || from < '2015' || until > '2100') throw invalid('hours.export-span', { days: mostDays })
  const young = await getVisibleYoungPerson(ctx, youngPersonId)
  const isOwn = ctx.actor.role === 'youngPerson'
  if (!isOwn) await checkConfirmed(ctx)
  const entries = await listEntries(ctx, young.id, mondayOf(from), mondayOf(until))
  const { counts } = countWeek(entries)
  const rows = entries.map((e) => toCells(isOwn ? e : withoutWords(e), counts.get(e.id)!.counted, young.timeZone))
  const csv = toCsv({ title: 'Heures', columns, rows }, young.timeZone).toString('utf8')
  return { fileName: `heures-${mondayOf(from)}-${until}.csv`, csv }
}

const columns: Sheet['columns'] = [
  { title: 'Semaine', kind: 'text' },
  { title: 'Jour', kind: 'day' },
  { title: 'Début', kind: 'text' },
  { title: 'Fin', kind: 'text' },
  { title: 'Origine', kind: 'text' },
  { title: 'Intitulé', kind: 'text' },
  { title: 'Minutes déclarées', kind: 'number' },
  { title: 'Minutes retenues', kind: 'number' },
  { title: 'Minutes comptées', kind: 'number' },
  { title: 'État', kind: 'text' },
  { title: 'Preuve', kind: 'text' },
  { title: 'Décidé par', kind: 'text' },
]

const toCells = (e: Entry, counted: number, timeZone: string) => [
  weekName(mondayOf(e.onDay)),
  e.onDay,
  e.startsAt && timeOf(e.startsAt, timeZone),
  e.endsAt && timeOf(e.endsAt, timeZone),
  sourceWords[e.sourceKind],
  e.title,
  e.declaredMinutes,
  e.state === 'rejected' ? 0 : e.minutes,
  counted,
  stateWords[e.state],
  evidenceWords[e.evidence],
  e.decidedBy,
]

/** What leaves the file names no step that touches health. */
const withoutWords = (e: Entry): Entry => (e.category === 'health' ? { ...e, title: null } : e)

const sourceWords: Record<SourceKind, string> = {
  appointment: 'Rendez-vous',
  workshop: 'Atelier',
  programme: 'Programme',
  immersion: 'Immersion',
  job: 'Emploi',
  personal: 'Démarche',
  declared: 'Démarche déclarée',
}
const stateWords: Record<EntryState, string> = {
  declared: 'déclarée',
  validated: 'validée',
  contested: 'contestée',
  corrected: 'corrigée',
  rejected: 'refusée',
  withdrawn: 'retirée',
}
const evidenceWords: Record<Entry['evidence'], string> = { attendance: 'présence', document: 'document', words: 'déclaration' }
