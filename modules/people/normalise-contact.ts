import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from '#platform/api'
import { invalid } from '#platform/errors'

/** The numbering plan that a national number is read in. */
const countries: Record<string, CountryCode> = {
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '975': 'PM',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
  '986': 'WF',
  '987': 'PF',
  '988': 'NC',
}

/** E-mail in lower case, phone in E.164 as dialled from the structure's département; '' and null say "none". Refuses what is neither. */
export function normaliseContact(contact: { email: string | null; phone: string | null }, departmentCode: string) {
  return { email: toEmail(contact.email), phone: toPhone(contact.phone, departmentCode) }
}

/** An e-mail as accounts keep it; refuses with 422 `people.bad-email`. */
export function toEmail(text: string | null) {
  const email = text?.trim().toLowerCase()
  if (!email) return null
  if (!z.email().safeParse(email).success) throw invalid('people.bad-email')
  return email
}

function toPhone(text: string | null, departmentCode: string) {
  if (!text?.trim()) return null
  const found = [countries[departmentCode], 'FR' as const]
    .filter((c) => c !== undefined)
    .map((country) => parsePhoneNumberFromString(text, country))
    .find((p) => p?.isValid())
  if (!found) throw invalid('people.bad-phone')
  return found.number as string
}
