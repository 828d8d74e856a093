import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
)

/** Relative luminance (WCAG 2) of an opaque `oklch(l c h)`. */
function luminance(colour: string): number {
  const [l, c, h] = colour.match(/[\d.]+/g)!.map(Number) as [number, number, number]
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((v) => v ** 3)
  const linear = [
    4.0767416621 * x! - 3.3077115913 * y! + 0.2309699292 * z!,
    -1.2684380046 * x! + 2.6097574011 * y! - 0.3413193965 * z!,
    -0.0041960863 * x! - 0.7034186147 * y! + 1.707614701 * z!,
  ].map((v) => Math.min(1, Math.max(0, v)))
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [low, high] = [one, other].map((name) => luminance(tokens.get(name)![theme]!)).sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const papers = ['paper', 'paper-raised', 'paper-sunken']
const hues = ['accent', 'sun', 'good', 'watch', 'bad']
/** Text, ground, least contrast. */
const pairs: [string, string, number][] = [
  ...papers.flatMap((paper): [string, string, number][] => [
    ['ink', paper, 7],
    ['ink-soft', paper, 7],
    ['line-strong', paper, 3],
    ['focus', paper, 3],
  ]),
  ...papers.flatMap((paper) => hues.map((hue): [string, string, number] => [`${hue}-ink`, paper, 7])),
  ...hues.flatMap((hue): [string, string, number][] => [
    [`${hue}-on`, hue, 4.5],
    [`${hue}-ink`, `${hue}-soft`, 7],
    ['ink', `${hue}-soft`, 7],
    ['ink-soft', `${hue}-soft`, 4.5],
  ]),
  ['accent-on', 'accent-strong', 7],
  ['accent-on', 'accent', 7],
  ['accent', 'paper', 4.5],
  ['bad', 'paper-raised', 4.5],
  ['good', 'paper-raised', 4.5],
]

describe('the colours', () => {
  for (const theme of ['light', 'dark'] as const)
    for (const [text, ground, least] of pairs)
      it(`${theme}: ${text} on ${ground} reads at ${least}:1`, () => {
        const found = contrast(text, ground, theme)
        assert.ok(found >= least, `${found.toFixed(2)}:1`)
      })
})
