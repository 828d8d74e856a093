import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepTogether } from './french-spaces.ts'

describe('French spaces', () => {
  const cases = [
    ['à 23 h 59, puis 10 Mo et 35 € en 5 min.', 'à 23~h~59, puis 10~Mo et 35~€ en 5~min.'],
    [`\${h} h \${String(m)}`, `\${h}~h~\${String(m)}`],
    ['dans « Moi », cherche', 'dans «~Moi~», cherche'],
    ['15 à 20 heures, 2 hommes, 3 hélicoptères', '15 à 20 heures, 2 hommes, 3 hélicoptères'],
    ['if (a > 1 && b) { c } h(2)', 'if (a > 1 && b) { c } h(2)'],
  ]
  for (const [before, after] of cases) it(after!, () => assert.equal(keepTogether(before!).replaceAll('\u00a0', '~'), after))
})
