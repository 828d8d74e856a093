import { isSEPACountry, ValidationErrorsIBAN, validateBIC, validateIBAN } from 'ibantools'

/** Why bank details cannot be paid to, with the ASP's code. */
export type AccountFault = {
  code: '3602' | '3603' | '3604'
  reason: 'country' | 'length' | 'key' | 'rib-key' | 'not-sepa' | 'bic' | 'bic-of-another-country'
}
export type Account = { iban: string; bic: string | null }

/** Territories whose accounts carry French IBANs, and Monaco: their codes stand for one another between IBAN and BIC. */
const frenchFamily = ['FR', 'GF', 'GP', 'MC', 'MQ', 'NC', 'PF', 'PM', 'RE', 'WF', 'YT', 'BL', 'MF']

/** The account written as the ASP takes it, or what is wrong: ISO 13616 length by country, mod 97, French RIB key, SEPA, BIC. */
export function checkAccount(given: { iban: string; bic?: string | null }): Account | AccountFault {
  const iban = compact(given.iban)
  const fault = ibanFault(iban)
  if (fault) return fault
  const country = iban.slice(0, 2)
  const bic = given.bic ? toAspBic(compact(given.bic)) : null
  if (bic === null) return { iban, bic }
  if (!validateBIC(bic).valid) return { code: '3604', reason: 'bic' }
  const bicCountry = bic.slice(4, 6)
  const isSame = bicCountry === country || (frenchFamily.includes(bicCountry) && frenchFamily.includes(country))
  return isSame || (country === 'GB' && ['JE', 'GG', 'IM'].includes(bicCountry))
    ? { iban, bic }
    : { code: '3604', reason: 'bic-of-another-country' }
}

/** The first fault of an IBAN without spaces; undefined when money can be sent there. */
export function ibanFault(iban: string): AccountFault | undefined {
  const first = validateIBAN(iban).errorCodes.sort((a, b) => a - b)[0]
  if (first !== undefined) return { code: '3602', reason: reasons[first] ?? 'key' }
  const country = iban.slice(0, 2)
  return isSEPACountry(country) || joinedLately.includes(country) ? undefined : { code: '3603', reason: 'not-sepa' }
}

/** In the zone since 2024 to 2026, which the library does not know yet. */
const joinedLately = ['AL', 'MD', 'ME', 'MK', 'RS']

const reasons: Partial<Record<number, AccountFault['reason']>> = {
  [ValidationErrorsIBAN.NoIBANProvided]: 'country',
  [ValidationErrorsIBAN.NoIBANCountry]: 'country',
  [ValidationErrorsIBAN.WrongBBANLength]: 'length',
  [ValidationErrorsIBAN.WrongBBANFormat]: 'length',
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum]: 'rib-key',
}

/** The ASP wants eight characters of French and assimilated banks, eleven of all others. */
function toAspBic(bic: string) {
  if (frenchFamily.includes(bic.slice(4, 6))) return bic.length === 11 && bic.endsWith('XXX') ? bic.slice(0, 8) : bic
  return bic.length === 8 ? `${bic}XXX` : bic
}

const compact = (text: string) => text.replace(/\s/g, '').toUpperCase()
