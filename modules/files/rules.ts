import type { Role } from '#platform/api'
import { conflict, invalid, tooLarge, tooMany } from '#platform/errors'
import type { FileKind } from './api.ts'

type FileType = { label: string; endings: readonly string[]; isPicture?: boolean; isShown?: boolean }
const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'
/** What may be handed in, by the type found in the bytes. `isShown`: browsers draw it. */
export const fileTypes: Record<string, FileType> = {
  'application/pdf': { label: 'PDF', endings: ['pdf'] },
  'image/jpeg': { label: 'image JPEG', endings: ['jpg', 'jpeg'], isPicture: true, isShown: true },
  'image/png': { label: 'image PNG', endings: ['png'], isPicture: true, isShown: true },
  'image/webp': { label: 'image WebP', endings: ['webp'], isPicture: true, isShown: true },
  'image/heic': { label: 'photo HEIC', endings: ['heic', 'heif'], isPicture: true },
  'image/heif': { label: 'photo HEIF', endings: ['heif', 'heic'], isPicture: true },
  [`${office}.wordprocessingml.document`]: { label: 'document Word', endings: ['docx'] },
  [`${office}.spreadsheetml.sheet`]: { label: 'classeur Excel', endings: ['xlsx'] },
  [`${openDocument}.text`]: { label: 'document OpenDocument', endings: ['odt'] },
  [`${openDocument}.spreadsheet`]: { label: 'classeur OpenDocument', endings: ['ods'] },
}
/** For the chooser of files of a browser. */
export const accepted = Object.values(fileTypes)
  .flatMap((t) => t.endings.map((e) => `.${e}`))
  .join(',')

/** Documents that only the person, the lead adviser and who covers read: no colleague, whatever reason they state. */
export const restrictedKinds: readonly FileKind[] = ['stay', 'health', 'bank']

/**
 * The most one young person's file holds: files, bytes. Eighteen months of papers, photographed, stay far below; it bounds what one stolen
 * session or one script can fill.
 */
export const mostFiles = 500
export const mostBytesInAll = 200 * 1024 * 1024
/** How many files one account hands in within twenty-four hours: a young person a whole file of papers, a professional the papers of a group. */
export const mostADay = (role: Role) => (role === 'youngPerson' ? 50 : 200)
/** How long a file waits for the message that will name it, days; the content of an infected one is kept apart, days. */
export const looseDays = 7
export const quarantineDays = 30

const endingOf = (name: string) => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()

/** The type is one we take, and the name says the same; a name that says nothing is completed. Gives the name to keep. */
export function checkType(given: string, type: string | undefined) {
  const known = type === undefined ? undefined : fileTypes[type]
  const said = endingOf(given)
  if (!known) throw invalid('files.type-not-taken', { said: said ?? null })
  if (said && !known.endings.includes(said) && isEnding(said)) throw invalid('files.lies-about-its-type', { said, found: known.label })
  const plain = cleanName(given)
  return known.endings.includes(endingOf(plain) ?? '') ? plain : cleanName(`${plain}.${known.endings[0]}`)
}
/** "CV.2026" ends with a year, not with a type. */
const isEnding = (said: string) => /[a-z]/.test(said)

const longestName = 120
/** A name that is safe on any computer, and says what it seems to say: no path, no control, no character that turns the reading around. */
export function cleanName(given: string) {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = endingOf(plain)
  const stem = (ending ? plain.slice(0, -ending.length - 1) : plain).replace(/[. ]+$/, '') || 'document'
  return `${cut(stem, longestName - (ending ? ending.length + 1 : 0))}${ending ? `.${ending}` : ''}`
}
/** As many characters as fit, none cut in two. */
function cut(text: string, most: number) {
  let kept = ''
  for (const sign of text) {
    if (kept.length + sign.length > most) break
    kept += sign
  }
  return kept
}

type Held = {
  files: number
  bytes: number /** By this account, in twenty-four hours. */
  today: number /** Seconds until one more may come. */
  retryAfter: number
}
/** Neither nothing, nor more than there is room for, nor more in a day than anybody needs. */
export function checkRoom(bytes: number, held: Held, role: Role) {
  if (!bytes) throw invalid('files.empty')
  if (held.files >= mostFiles || held.bytes + bytes > mostBytesInAll) throw tooLarge('files.no-room', { files: held.files })
  if (held.today >= mostADay(role)) throw tooMany('files.too-many-today', { most: mostADay(role), retryAfter: held.retryAfter })
}

const head = 1024
/** Where readers look for the end of a PDF; writers pad it with a few blanks. */
const tail = 2048
const webPage = /<(?:script|html|!doctype html|iframe|svg)\b/i

/**
 * A PDF that has its end, and no file with the head of a web page under another type ("polyglot": the same bytes read as two things). This
 * keeps broken and two-faced files out; it does not look for what is harmful inside a well-made one, as a script of a PDF is: the antivirus
 * does, where one is installed. What goes out is kept from running by its headers (`get-content.ts`): to be saved and not shown
 * (Content-Disposition), taken for nothing else than its type (nosniff), and closed in a sandbox where nothing loads or runs (CSP).
 */
export function checkBody(bytes: Uint8Array, type: string) {
  const text = (part: Uint8Array) => new TextDecoder('latin1').decode(part)
  if (webPage.test(text(bytes.subarray(0, head)))) throw invalid('files.two-faced')
  if (type === 'application/pdf' && !text(bytes.subarray(-tail)).includes('%%EOF')) throw invalid('files.cut-short')
}

/** The last day a file is kept: the installation's rule, or sooner when its owner said so. */
export function expiryOf(wanted: string | undefined, today: string, days: number) {
  const last = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  if (wanted !== undefined && (wanted <= today || wanted > last)) throw invalid('files.expiry-out-of-bounds', { last })
  return wanted ?? last
}

type Kept = { scan: string; gone: string | null }
/** Why nobody gets the bytes now; undefined when they may. */
export function whyHeld({ scan, gone }: Kept) {
  if (scan === 'infected') return 'files.infected'
  if (gone) return 'files.gone'
  return scan === 'waiting' ? 'files.being-scanned' : undefined
}
/** What is held back is refused. */
export function checkGiven(file: Kept) {
  const why = whyHeld(file)
  if (why === 'files.infected') throw conflict('files.infected')
  if (why === 'files.gone') throw conflict('files.gone', { why: file.gone })
  if (why) throw conflict('files.being-scanned')
}

/** "1,4 Mo": with the decimal comma of French. */
export function sizeInWords(bytes: number, locale = 'fr-FR', unit: { kilo: string; mega: string } = { kilo: 'ko', mega: 'Mo' }) {
  const format = (n: number) => n.toLocaleString(locale, { maximumFractionDigits: 1 })
  return bytes < 1_000_000
    ? `${format(Math.max(1, Math.round(bytes / 1000)))}\u00a0${unit.kilo}`
    : `${format(bytes / 1_000_000)}\u00a0${unit.mega}`
}
