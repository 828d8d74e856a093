import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'node:test'
import { type SimulationInput, taxSituations } from './api-shapes.ts'
import { calculate, euros, findCents, monthName } from './rules.ts'

const adult = { ageYears: 21, taxSituation: taxSituations[0] } as const
const salary = (amountCents: number) => ({ kind: 'salary' as const, amountCents })

/** Ten people, none alike. */
const people: [string, SimulationInput][] = [
  ['Léo, 21 ans, sans revenu', { ...adult, month: '2026-11' }],
  ['Inès, 17 ans, chez ses parents', { ...adult, month: '2026-11', ageYears: 17, taxSituation: 'first_bracket' }],
  ['Karim, 22 ans, un mi-temps', { ...adult, month: '2025-05', resources: [salary(65500)] }],
  ['Jade, 19 ans, parents imposés, un extra', { ...adult, month: '2026-02', taxSituation: 'first_bracket', resources: [salary(30000)] }],
  ['Awa, 24 ans, un plein temps', { ...adult, month: '2026-07', resources: [salary(147900)] }],
  ['Tom, 20 ans, à l’école de la deuxième chance', { ...adult, month: '2026-09', resources: [{ kind: 'e2c_pay', amountCents: 32000 }] }],
  [
    'Soumaya, 23 ans, malade puis de retour',
    { ...adult, month: '2026-03', resources: [salary(42000), { kind: 'sickness_daily_allowance', amountCents: 21550 }] },
  ],
  [
    'Anli, 22 ans, à Mayotte',
    { ...adult, month: '2026-11', territory: 'mayotte', resources: [salary(51000), { kind: 'housing_benefit', amountCents: 18000 }] },
  ],
  ['Noé, 18 ans, en service civique', { ...adult, month: '2026-10', ageYears: 18, situations: ['civic_service'] }],
  [
    'Chloé, 28 ans avec une RQTH, une décision de 30 %',
    { ...adult, month: '2025-09', ageYears: 28, disabledWorker: true, sanctionReductionRate: 0.3 },
  ],
]

const page = path.join(import.meta.dirname, '../../docs/allowance-examples.md')
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function render() {
  const parts = people.map(([who, input]) => {
    const { amountCents, steps } = calculate(input)
    const lines = steps.map(({ label, source, amountCents: cents }) => line([label, source, euros(cents)]))
    const head = [line(['ligne', 'article', 'montant']), line(['---', '---', '--:'])]
    return [
      `## ${who}, ${monthName(input.month)}`,
      '',
      ...head,
      ...lines,
      line(['**Allocation**', '', `**${euros(amountCents)}**`]),
      '',
    ].join('\n')
  })
  return `# Pourquoi ce montant : dix personnes\n\nWritten by \`modules/allowance/why.test.ts\` (\`WRITE=1\` writes it anew), which adds up the lines of each table again.\n\n${parts.join('\n')}`
}

it('shows ten people why, as the rules say today', () => {
  if (process.env.WRITE) writeFileSync(page, render())
  assert.equal(readFileSync(page, 'utf8'), render())
})

it('each amount can be found again from the lines that are shown, and nothing else', () => {
  const tables = readFileSync(page, 'utf8').split('\n## ').slice(1)
  assert.equal(tables.length, 10)
  for (const table of tables) {
    const amounts = [...table.matchAll(/\| (?:\*\*)?(−?)([\d\s,]+)\u00a0€(?:\*\*)? \|$/gm)].map(
      ([, sign, text]) => (sign ? -1 : 1) * findCents(text!)!,
    )
    assert.ok(amounts.length > 1)
    assert.equal(
      amounts.slice(0, -1).reduce((sum, cents) => sum + cents, 0),
      amounts.at(-1),
      table,
    )
  }
})
