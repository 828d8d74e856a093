import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cutAtLinks } from './links.ts'

describe('links in a message', () => {
  for (const [text, links] of [
    ['Bonjour', []],
    ['Voir https://exemple.fr/a?b=1#c.', ['https://exemple.fr/a?b=1#c']],
    [
      '(https://fr.wikipedia.org/wiki/CEJ_(contrat)) et http://exemple.fr, merci',
      ['https://fr.wikipedia.org/wiki/CEJ_(contrat)', 'http://exemple.fr'],
    ],
    ['javascript:alert(1) data:text/html,x ftp://a.b', []],
    ['https://', []],
    ['HTTPS://EXEMPLE.FR !', ['HTTPS://EXEMPLE.FR']],
    ['«https://exemple.fr»', ['https://exemple.fr']],
  ] as const)
    it(`${text} → ${links.join(' ')}`, () => {
      const pieces = cutAtLinks(text)
      assert.deepEqual(
        pieces.filter((p) => p.href).map((p) => p.href),
        links,
      )
      assert.equal(pieces.map((p) => p.text).join(''), text)
    })
})
