/** Cents as French money, `1 441,44 €`; whole euros without their cents. */
export function euros(amountCents: number) {
  const [units, rest] = [Math.trunc(Math.abs(amountCents) / 100), Math.abs(amountCents) % 100]
  const text = units.toString().replace(/\B(?=(?:\d{3})+$)/g, '\u202f')
  return `${amountCents < 0 ? '−' : ''}${text}${rest ? `,${String(rest).padStart(2, '0')}` : ''}\u00a0€`
}

const names = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
/** `2025-05` as "mai 2025". */
export const monthName = (month: string) => `${names[Number(month.slice(5)) - 1]} ${Number(month.slice(0, 4))}`

/** An amount as somebody types it, `655,50` or `1 200 €`, in cents; undefined if it is none. Nothing typed is nothing earned. */
export function findCents(text: string) {
  const typed = text.replace(/[\s€]/g, '')
  if (!typed) return 0
  const [, units, decimals = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed) ?? []
  return units === undefined ? undefined : Number(units) * 100 + Number(decimals.padEnd(2, '0'))
}
