/** A number that is never rounded: numerator over a positive denominator. */
export type Fraction = { n: bigint; d: bigint }

/** A whole number as a fraction. */
export const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n })
export const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
/** Zero instead of anything below it. */
export const atLeastZero = (a: Fraction): Fraction => (a.n < 0n ? { n: 0n, d: 1n } : a)

/** A decimal as it was written, 0.3 as three tenths and not as its binary neighbour. */
export function toFraction(decimal: number): Fraction {
  const [digits = '0', exponent = '0'] = decimal.toString().split('e')
  const [units = '0', decimals = ''] = digits.split('.')
  const places = decimals.length - Number(exponent)
  return { n: BigInt(units + decimals), d: 10n ** BigInt(Math.max(places, 0)) }
}

/** To whole cents, of a fraction that is not negative. */
export const toCents = ({ n, d }: Fraction, rounding: 'half_up' | 'down') => Number(rounding === 'down' ? n / d : (2n * n + d) / (2n * d))
