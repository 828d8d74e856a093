import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { invalid } from '#platform/errors'

/** An e-mail address in lower case, or a telephone number in E.164. */
export type Contact = { channel: 'email' | 'sms'; value: string }

/** Reads what a person typed as their e-mail or telephone; refuses with 422 `identity.contact-invalid`. */
export function toContact(typed: string): Contact {
  return typed.includes('@') ? { channel: 'email', value: toEmail(typed) } : { channel: 'sms', value: toPhone(typed) }
}

/** An e-mail address in lower case; refuses with 422 `identity.contact-invalid`. */
export function toEmail(typed: string) {
  const email = typed.trim().toLowerCase()
  if (email.length > 254 || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(email)) throw invalid('identity.contact-invalid')
  return email
}

/** A telephone number in E.164, French unless it says otherwise; refuses with 422 `identity.contact-invalid`. */
export function toPhone(typed: string) {
  const digits = typed.trim().replace(/[\s.\-()]/g, '')
  const overseas = overseasPrefixes.find(([prefix]) => prefix.test(digits))
  const number = parsePhoneNumberFromString(overseas ? `+${overseas[1]}${digits.slice(1)}` : digits, 'FR')
  if (!number?.isPossible()) throw invalid('identity.contact-invalid')
  return number.number as string
}

/** Ten-digit numbers of the overseas départements are dialled like the others but have their own country code (ARCEP numbering plan). */
const overseasPrefixes: [RegExp, string][] = [
  [/^0(590|690|691)\d{6}$/, '590'],
  [/^0(594|694)\d{6}$/, '594'],
  [/^0(596|696|697)\d{6}$/, '596'],
  [/^0(262|263|692|693)\d{6}$/, '262'],
  [/^0(269|639)\d{6}$/, '262'],
]
