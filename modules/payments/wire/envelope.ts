import { z } from '#platform/api'
import { AcknowledgementLine, ControlOutcome, MovementOutcome, PaymentOutcome } from './answer-lines.ts'
import { fingerprintOf, sha256 } from './canonical.ts'
import { answerNameOf, type FileName, type Flow, fileNameOf } from './file-name.ts'
import { MovementLine } from './movement-line.ts'
import { ControlLine, PaymentLine } from './payment-line.ts'
import { emitter, hash, instant, text } from './schema-parts.ts'
import { CalendarLine, OrderLine, ReturnLine, SeriesHeader, SettlementLine, StatementLine } from './settlement-lines.ts'

export const environments = ['PROD', 'RECETTE', 'TEST'] as const
export type Environment = (typeof environments)[number]
export const formatVersion = '1.0'

const fileAndHash = z.strictObject({ nomFichier: text(120), sha256: hash })

/** Who wrote a file, which one it is, and which one came before it. */
export const Header = z.strictObject({
  versionFormat: z.literal(formatVersion),
  flux: z.string(),
  emetteur: emitter,
  destinataire: emitter,
  sequence: z.int().min(1).max(999_999),
  nomFichier: text(120),
  genereLe: instant,
  environnement: z.enum(environments),
  precedent: fileAndHash.nullable(),
  fichierOrigine: fileAndHash.nullish(),
  serie: SeriesHeader.nullish(),
})
export type Header = z.infer<typeof Header>

/** The closing of a file; `fin` comes last, so that its absence means truncation. */
export const Closing = z.strictObject({
  nbLignes: z.int().nonnegative(),
  totalCentimes: z.int().nullish(),
  empreinteLignes: hash,
  fin: z.boolean().optional(),
})

/** The order of the keys of a file. */
export const envelopeKeys = ['msgInformatif', 'telId', 'entete', 'lignesTelechargement', 'finDeFichier']

/** The shape of the lines of each kind of file. */
export const lineShapes = {
  DOS: MovementLine,
  PAI: PaymentLine,
  ETA: ControlLine,
  REG: SettlementLine,
  RBQ: ReturnLine,
  ORV: OrderLine,
  CAL: CalendarLine,
  REL: StatementLine,
  acknowledgement: AcknowledgementLine,
  'DOS-return': MovementOutcome,
  'PAI-return': PaymentOutcome,
  'ETA-return': ControlOutcome,
} as const
export type Kind = keyof typeof lineShapes
export type LineOf<K extends Kind> = z.infer<(typeof lineShapes)[K]>

/** What kind of file a name announces. */
export function kindOf({ flow, answer }: FileName): Kind | undefined {
  if (answer === 'AccuseReception') return 'acknowledgement'
  if (!answer) return flow
  return flow === 'DOS' || flow === 'PAI' || flow === 'ETA' ? `${flow}-return` : undefined
}

/** The sum that closes a file; null for flows without money. */
export function totalOf(kind: Kind, lines: readonly object[]): number | null {
  const amount = amounts[kind]
  return amount ? lines.reduce((total, line) => total + amount(line as never), 0) : null
}

const amounts: { [K in Kind]?: (line: LineOf<K>) => number } = {
  PAI: (l) => l.montantDemandeCentimes,
  REG: (l) => l.montantPayeCentimes,
  RBQ: (l) => l.montantRetourCentimes,
  ORV: (l) => l.montantDemandeCentimes,
  REL: (l) => l.payees.totalCentimes,
}

type ToWrite<K extends Kind> = {
  kind: K
  flow: Flow
  emitter: string
  recipient: string
  sequence: number
  writtenAt: string
  environment: Environment
  previous: { name: string; sha256: string } | null
  lines: readonly LineOf<K>[]
  /** The file that this one answers; `part` from 2 on completes a line return. */
  origin?: { name: string; sha256: string; part?: number }
  series?: z.infer<typeof SeriesHeader>
  message?: string | null
  downloadId?: string | null
}
export type WrittenFile = { name: string; bytes: Buffer; sha256: string; total: number | null }

/** The bytes of a file, closed by itself, and the name they leave under. */
export function writeFile<K extends Kind>(f: ToWrite<K>): WrittenFile {
  const name = f.origin
    ? answerNameOf(f.origin.name, f.kind === 'acknowledgement' ? 'AccuseReception' : 'FichierRetour', f.origin.part)
    : fileNameOf({ flow: f.flow, emitter: f.emitter, sealedAt: f.writtenAt, sequence: f.sequence })
  const total = totalOf(f.kind, f.lines)
  const closing = { nbLignes: f.lines.length, totalCentimes: total, empreinteLignes: fingerprintOf(f.lines), fin: true }
  const bytes = Buffer.from(
    `{"msgInformatif":${JSON.stringify(f.message ?? null)},"telId":${JSON.stringify(f.downloadId ?? null)},
"entete":${JSON.stringify(headerOf(name, f))},
"lignesTelechargement":[
${f.lines.map((line) => JSON.stringify(line)).join(',\n')}
],
"finDeFichier":${JSON.stringify(closing)}}
`,
  )
  return { name, bytes, sha256: sha256(bytes), total }
}

function headerOf<K extends Kind>(name: string, f: ToWrite<K>): Header {
  return {
    versionFormat: formatVersion,
    flux: `CEJ_${f.flow}`,
    emetteur: f.emitter,
    destinataire: f.recipient,
    sequence: f.sequence,
    nomFichier: name,
    genereLe: new Date(f.writtenAt).toISOString(),
    environnement: f.environment,
    precedent: f.previous && { nomFichier: f.previous.name, sha256: f.previous.sha256 },
    ...(f.origin && { fichierOrigine: { nomFichier: f.origin.name, sha256: f.origin.sha256 } }),
    ...(f.series && { serie: f.series }),
  }
}
