// letters that Unicode does not decompose; the same answer on every machine, for ever
const letters: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ẞ: 'SS',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'ng',
  Ŋ: 'NG',
  ĸ: 'k',
  ŧ: 't',
  Ŧ: 'T',
  ŀ: 'l',
  Ŀ: 'L',
  ə: 'e',
  Ə: 'E',
  ƒ: 'f',
  ɓ: 'b',
  ɗ: 'd',
  ɛ: 'e',
  ɔ: 'o',
  ɲ: 'n',
  ƴ: 'y',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '«': ' ',
  '»': ' ',
  '“': ' ',
  '”': ' ',
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00ad': '',
  '\u00a0': ' ',
  '\u202f': ' ',
  '€': 'EUR',
  '&': '+',
  '°': 'o',
  º: 'o',
  ª: 'a',
}

/** Latin letters without accents; whatever has no Latin letter goes. */
export const toAscii = (text: string) =>
  [...text.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => letters[letter] ?? letters[letter.normalize('NFC')] ?? letter)
    .join('')
    .normalize('NFKC')
    .replace(/[^\x20-\x7e]/g, '')

/** A name in `[A-Z '-]`, at most `max` characters, cut on a word; empty when nothing Latin is left, and then it is never sent. */
export const toName = (text: string, max: number) =>
  cutOnWord(
    toAscii(text)
      .toUpperCase()
      .replace(/[^A-Z' -]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[ '-]+|[ '-]+$/g, ''),
    max,
  ).replace(/[ '-]+$/, '')

/** A text in the characters of SEPA, at most `max`, cut on a word. */
export const toSepaText = (text: string, max: number) =>
  cutOnWord(
    toAscii(text)
      .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  )

/** The name of a street as the ASP takes it: capitals and digits, no bracket. */
export const toStreet = (text: string, max: number) =>
  cutOnWord(
    toAscii(text)
      .toUpperCase()
      .replace(/[^A-Z0-9' -]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  )

/** The characters of SEPA, and nothing of what a scheme forbids at the ends of an identifier. */
export const isSepaText = (text: string) => /^[A-Za-z0-9/\-?:().,'+ ]+$/.test(text)

/** An identifier of a payment: SEPA's characters, at most 35, no slash at an end, none doubled. */
export const isSepaReference = (text: string) => isSepaText(text) && text.length <= 35 && !/^\/|\/$|\/\//.test(text)

/** At most `max` characters, whole words while there is one. */
export function cutOnWord(text: string, max: number) {
  if (text.length <= max) return text
  const cut = text.slice(0, max + 1).replace(/[ -][^ -]*$/, '')
  return (cut.length <= max && cut ? cut : text.slice(0, max)).trim()
}
