import { z } from '#platform/api'
import { isDossierNumber, isPrestationNumber, isSiret, isUlid } from './identifiers.ts'
import { isSepaReference, isSepaText } from './plain-text.ts'

/** Text that a database and a browser can hold: whole characters, no control character but line ends. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((v) => v.isWellFormed() && !hasControls(v), { error: 'holds a character that cannot be kept' })

/** Any label of the ASP: shown and stored whole, however long. */
export const label = text(100_000)

export const ulid = z.string().refine(isUlid, { error: 'not a ULID' })
export const dossierNumberText = z.string().refine(isDossierNumber, { error: 'number3210' })
export const prestationNumberText = z.string().refine(isPrestationNumber, { error: 'number3210' })
export const aspId = z.string().regex(/^\d{1,12}$/)
export const sepaReference = z.string().refine(isSepaReference, { error: 'not a SEPA reference' })
export const sepaText = (max: number) => z.string().min(1).max(max).refine(isSepaText, { error: 'characters3204' })
export const asciiName = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Z '-]+$/, { error: 'characters3204' })
export const siret = z.string().refine(isSiret, { error: 'not a SIRET' })
export const day = z.iso.date()
export const instant = z.iso.datetime()
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const seriesCode = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-S[1-9]$/)
export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const cents = z.int().nonnegative()
export const lineNumber = z.int().min(1)
/** Digits, then what the ASP or a bank invents: never refused for being unknown. */
export const code = z.string().regex(/^[A-Z0-9]{2,10}$/)
export const emitter = z.string().regex(/^[A-Z0-9]{3,6}$/)
export const unset = z.null()

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for
const hasControls = (v: string) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(v)
