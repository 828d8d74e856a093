import { z } from '#platform/api'
import { fingerprintOf, sha256 } from './canonical.ts'
import {
  Closing,
  type Environment,
  envelopeKeys,
  formatVersion,
  Header,
  type Kind,
  kindOf,
  type LineOf,
  lineShapes,
  totalOf,
} from './envelope.ts'
import { type FileName, originalNameOf, parseFileName } from './file-name.ts'
import { scanJson } from './scan-json.ts'

/** Why a file is not read: our exact reason, the ASP's code for it, and where. */
export type FileFault = { reason: FaultReason; code: string; at?: number | undefined; detail?: string | undefined }
const codes = {
  name: '2004',
  'too-big': '2008',
  'too-many-lines': '2008',
  empty: '2005',
  'not-utf8': '2005',
  bom: '2005',
  truncated: '2005',
  'not-json': '2005',
  'too-deep': '2005',
  'duplicate-key': '2005',
  'forbidden-key': '2005',
  'not-nfc': '2005',
  version: '2003',
  schema: '2005',
  'no-line': '2006',
  header: '2004',
  environment: '2009',
  'not-closed': '2005',
  count: '2006',
  total: '2006',
  fingerprint: '2010',
  'line-numbers': '2006',
  'unknown-origin': '2010',
  'origin-changed': '2010',
} as const
export type FaultReason = keyof typeof codes

/** A file whose every check held; `lines` are of `kind`. */
export type ReadFile = {
  [K in Kind]: { kind: K; name: FileName; header: Header; lines: LineOf<K>[]; total: number | null; sha256: string; message: string | null }
}[Kind]
export type Reading = { file: ReadFile; fault?: undefined } | { file?: undefined; fault: FileFault }

export type ReadingRules = {
  environment: Environment
  /** Bytes and lines at most. */
  limits?: { bytes: number; lines: number }
  /** The hash of what we sealed under a name; undefined: never sent. Only asked for answers. */
  originOf?: (name: string) => string | undefined
}
const usualLimits = { bytes: 32 << 20, lines: 100_000 }
const deepest = 12

/** Reads a whole file, in the order of 2.11: whatever does not hold stops it there, with its reason, and nothing of it is used. */
export function readFile(name: string, bytes: Uint8Array, rules: ReadingRules): Reading {
  const opened = openFile(name, bytes, rules)
  if (opened.fault) return opened
  const { kind, raw } = opened
  const lines = z.array(lineShapes[kind] as z.ZodType<object>).safeParse(raw.lignesTelechargement)
  if (lines.error) return schemaFault(lines.error, 'lignesTelechargement')
  const fault = checkAround(opened, rules)
  if (fault) return { fault }
  return { file: { ...describe(opened), lines: lines.data } as unknown as ReadFile }
}

/** What is known of a file whose lines are judged one by one, as its receiver does. */
export type OpenedFile = { kind: Kind; name: FileName; raw: Envelope; sha256: string; fault?: undefined }
type Envelope = z.infer<typeof EnvelopeShape>

/** The file without its lines: size, text, JSON, envelope. */
export function openFile(name: string, bytes: Uint8Array, rules: ReadingRules): OpenedFile | { fault: FileFault } {
  const parsed = parseFileName(name)
  const kind = parsed && kindOf(parsed)
  if (!kind) return faultOf('name')
  const limits = rules.limits ?? usualLimits
  if (bytes.byteLength > limits.bytes) return faultOf('too-big', { at: limits.bytes })
  const source = decode(bytes)
  if (typeof source !== 'string') return source
  const value = parse(source)
  if (value.fault) return value
  if (versionOf(value.json) !== formatVersion) return faultOf('version', { detail: String(versionOf(value.json)) })
  const envelope = EnvelopeShape.safeParse(value.json)
  if (envelope.error) return schemaFault(envelope.error)
  const keys = Object.keys(value.json as object)
  if (keys.some((key, at) => key !== envelopeKeys[at])) return faultOf('schema', { detail: 'keys out of order' })
  if (!envelope.data.lignesTelechargement.length) return faultOf('no-line')
  if (envelope.data.lignesTelechargement.length > limits.lines) return faultOf('too-many-lines', { at: limits.lines })
  return { kind, name: parsed, raw: envelope.data, sha256: sha256(bytes) }
}

/** Everything around the lines: name, environment, closing, origin. Undefined when all holds. */
export function checkAround(opened: OpenedFile, rules: ReadingRules): FileFault | undefined {
  const fault =
    headerFault(opened) ?? (opened.raw.entete.environnement !== rules.environment ? 'environment' : undefined) ?? closingFault(opened)
  return (fault ? faultOf(fault) : originFault(opened, rules))?.fault
}

const EnvelopeShape = z.strictObject({
  msgInformatif: z.string().max(500).nullable(),
  telId: z.string().max(40).nullable(),
  entete: Header,
  lignesTelechargement: z.array(z.unknown()),
  finDeFichier: Closing.optional(),
})

function decode(bytes: Uint8Array) {
  if (!bytes.byteLength) return faultOf('empty')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return faultOf('bom', { at: 0 })
  try {
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!source.trim()) return faultOf('empty')
    return source === source.normalize('NFC') ? source : faultOf('not-nfc')
  } catch {
    return faultOf('not-utf8', { at: firstBadByte(bytes) })
  }
}

/** Where the text stops being UTF-8: looked for by halves. */
function firstBadByte(bytes: Uint8Array) {
  let [good, bad] = [0, bytes.byteLength]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  // back to where the letter begins
  while (good > 0 && bad - good < 4 && bytes[good - 1]! >= 0x80) good -= 1
  return good
}

function parse(source: string): { json: unknown; fault?: undefined } | { fault: FileFault } {
  const fault = scanJson(source, deepest)
  if (fault) return faultOf(fault.reason, { at: fault.at, detail: fault.key })
  try {
    return { json: JSON.parse(source) }
  } catch (error) {
    return faultOf('not-json', { detail: (error as Error).message.slice(0, 200) })
  }
}

const versionOf = (json: unknown) => (json as { entete?: { versionFormat?: unknown } } | null)?.entete?.versionFormat ?? formatVersion

function headerFault({ name, raw: { entete } }: OpenedFile): FaultReason | undefined {
  const writer = name.answer ? entete.destinataire : entete.emetteur
  const agrees =
    entete.nomFichier === name.name && entete.flux === `CEJ_${name.flow}` && entete.sequence === name.sequence && writer === name.emitter
  return agrees ? undefined : 'header'
}

function closingFault({ kind, raw }: OpenedFile): FaultReason | undefined {
  const { finDeFichier: closing, lignesTelechargement: lines } = raw
  if (closing?.fin !== true || Object.keys(closing).at(-1) !== 'fin') return 'not-closed'
  if (closing.nbLignes !== lines.length) return 'count'
  const total = totalOf(kind, lines as object[])
  if (total !== null && closing.totalCentimes !== total) return 'total'
  const numbers = (lines as { numLigne?: number }[]).map((l) => l.numLigne)
  if (kind in numbered && numbers.some((n, at) => n !== at + 1)) return 'line-numbers'
  return closing.empreinteLignes === fingerprint(lines) ? undefined : 'fingerprint'
}

const numbered: Partial<Record<Kind, true>> = { DOS: true, PAI: true, ETA: true }

function fingerprint(lines: unknown[]) {
  try {
    return fingerprintOf(lines)
  } catch {
    return undefined // an amount with decimals has no canonical form
  }
}

function originFault({ name, raw: { entete } }: OpenedFile, { originOf }: ReadingRules) {
  if (!name.answer || !originOf) return undefined
  const origin = entete.fichierOrigine
  const sealed = originOf(originalNameOf(name.name))
  if (!sealed) return faultOf('unknown-origin')
  return origin?.sha256 === sealed && origin.nomFichier === originalNameOf(name.name) ? undefined : faultOf('origin-changed')
}

const describe = ({ kind, name, raw, sha256 }: OpenedFile) => ({
  kind,
  name,
  header: raw.entete,
  total: raw.finDeFichier?.totalCentimes ?? null,
  sha256,
  message: raw.msgInformatif,
})

function schemaFault(error: z.ZodError, at = '') {
  const [first] = error.issues
  return faultOf('schema', { detail: `${[at, ...(first?.path ?? [])].filter((p) => p !== '').join('/')}: ${first?.message}`.slice(0, 300) })
}

const faultOf = (reason: FaultReason, more: { at?: number | undefined; detail?: string | undefined } = {}): { fault: FileFault } => ({
  fault: { reason, code: codes[reason], ...more },
})
