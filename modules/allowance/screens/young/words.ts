import { locale } from '#ui/language'
import type { Month } from '../../api.ts'
import { euros } from '../../rules.ts'
import { texts } from './texts.ts'

/** `2026-11` as "novembre 2026", in the language of the page. */
export const monthWords = (month: string) =>
  new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`))

/** Where a month stands, in one sentence each: what blocks it first. */
export const sentencesOf = ({ status, blockers }: Pick<Month, 'status' | 'blockers'>): string[] =>
  status === 'awaiting' ? blockers.map((one) => texts.blockers[one]) : [texts.statusText[status]]

/** The amount, known once something was declared and the tax situation is noted. */
export const amountWords = ({ amountCents, steps }: Month) => (steps.length ? euros(amountCents) : '–')

/** Whether the young person is the one who is awaited. */
export const isMine = ({ status, blockers, isOpen }: Month) =>
  isOpen && status === 'awaiting' && (blockers.includes('declaration') || blockers.includes('returned'))
