import { locale } from '#ui/language'
import type { Attachment } from '../api.ts'
import { sizeInWords } from '../rules.ts'
import { texts } from './young/texts.ts'

/** "1,4 Mo", in the language of the page. */
export const sizeOf = (bytes: number) => sizeInWords(bytes, locale(), texts)

/** Where a file stands with the antivirus, or why it is no longer there. */
export function stateOf({ scan, gone }: Pick<Attachment, 'scan' | 'gone'>) {
  if (scan === 'infected') return texts.infected
  if (gone) return gone === 'expired' ? texts.expired : texts.removed
  return { 'not-scanned': texts.notScanned, waiting: texts.waiting, clean: texts.clean }[scan]
}
