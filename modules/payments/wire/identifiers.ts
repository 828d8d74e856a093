const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A UUID as the 26 characters of a ULID: the same 128 bits, so that nothing needs two identifiers. */
export function ulidOf(uuid: string) {
  let bits = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = crockford[Number(bits & 31n)]! + text
    bits >>= 5n
  }
  return text
}

/** The UUID behind a ULID; undefined when the text is none. */
export function uuidOf(ulid: string) {
  if (!isUlid(ulid)) return undefined
  let bits = 0n
  for (const letter of ulid) bits = (bits << 5n) | BigInt(crockford.indexOf(letter))
  const hex = bits.toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** 26 characters of Crockford's alphabet, at most 128 bits. */
export const isUlid = (text: string) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)

/** `CEJ` + year + structure (5) + order (7) + key (2): 19 characters, never reused. */
export function dossierNumber({ year, structureCode, order }: { year: number; structureCode: string; order: number }) {
  const body = `CEJ${String(year % 100).padStart(2, '0')}${structureCode.padStart(5, '0')}${String(order).padStart(7, '0')}`
  if (!/^CEJ\d{2}[A-Z0-9]{5}\d{7}$/.test(body)) throw new RangeError(`no dossier number for structure ${structureCode}, order ${order}`)
  return body + keyOf(body)
}

/** Form and key (98 − n·100 mod 97, letters as in an IBAN). */
export const isDossierNumber = (text: string) => /^CEJ\d{2}[A-Z0-9]{5}\d{9}$/.test(text) && keyOf(text.slice(0, 17)) === text.slice(17)

/** A dossier number and the rank of the month, 1 to 18: what the ASP pays once. */
export function prestationNumber(dossier: string, rank: number) {
  if (rank < 1 || rank > 18) throw new RangeError(`no month of rank ${rank}`)
  return dossier + String(rank).padStart(2, '0')
}

/** Form, key and rank. */
export const isPrestationNumber = (text: string) =>
  text.length === 21 && isDossierNumber(text.slice(0, 19)) && /^(0[1-9]|1[0-8])$/.test(text.slice(19))

/** SEPA EndToEndId of an attempt. */
export const transferReference = (prestation: string, attempt: number) => `${prestation}-${String(attempt).padStart(2, '0')}`

function keyOf(body: string) {
  const digits = body.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0')
}

/** A SIRET's fourteen digits with their Luhn key (La Poste's own establishments aside, none of which is a mission locale). */
export function isSiret(text: string) {
  if (!/^\d{14}$/.test(text)) return false
  const sum = [...text].reduce((total, digit, at) => {
    const n = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return sum % 10 === 0
}
