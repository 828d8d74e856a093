import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'

type Shape = {
  options?: readonly unknown[]
  shape?: Record<string, Shape>
  element?: Shape
  enum?: unknown
  unwrap?: () => Shape
  parse: (value: unknown) => unknown
  safeParse: (value: unknown) => unknown
}

// what is loaded as `…?inert` gets the stand-in wherever it asks for zod, as the browser does
registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.endsWith('?inert')) return next(specifier, context)
    if (specifier === 'zod') return { url: import.meta.resolve('./inert-zod.ts'), shortCircuit: true }
    const found = next(specifier, context)
    return { ...found, url: `${found.url}?inert` }
  },
})

const files = ['platform/api.ts', ...globSync('modules/*/api.ts').sort()]
const load = (file: string, how = ''): Promise<Record<string, unknown>> => import(`${pathToFileURL(file)}${how}`)

describe('the stand-in for zod in the browser', () => {
  for (const file of files)
    it(`lists the same fields and words in ${file}`, async () => {
      const [real, inert] = await Promise.all([load(file), load(file, '?inert')])
      assert.deepEqual(Object.keys(inert), Object.keys(real))
      for (const name of Object.keys(real).filter((n) => n !== 'z')) compare(real[name], inert[name], `${file} ${name}`)
    })

  it('follows an object and an enum through what api.ts may do with them', async () => {
    const [{ z: real }, { z: inert }] = (await Promise.all([load('platform/api.ts'), load('platform/api.ts', '?inert')])) as [Zod, Zod]
    for (const make of [
      ({ z }) =>
        z
          .object({ a: z.string(), b: z.enum(['x', 'y']).nullable() })
          .extend({ c: z.iso.date() })
          .omit({ a: true }),
      ({ z }) =>
        z
          .strictObject({ a: z.enum({ X: 'x', Y: 'y' }).optional(), b: z.coerce.number().min(1) })
          .pick({ a: true })
          .partial(),
      ({ z }) => z.array(z.enum(['x', 'y', 'z']).exclude(['y'])).max(3),
      ({ z }) => z.discriminatedUnion('kind', [z.object({ kind: z.literal('x') }), z.object({ kind: z.literal('y'), b: z.enum(['u']) })]),
    ] satisfies ((from: Zod) => unknown)[])
      compare(make({ z: real }), make({ z: inert }), String(make))
  })

  for (const check of ['parse', 'safeParse'] as const)
    it(`refuses to ${check}, and says why`, async () => {
      const { Problem } = (await load('platform/api.ts', '?inert')) as { Problem: Shape }
      assert.throws(() => Problem[check]({}), /the server validates/)
    })
})

type Zod = { z: typeof import('zod').z }

function compare(real: unknown, inert: unknown, at: string) {
  if (typeof real !== 'object' || real === null || Array.isArray(real))
    return typeof real === 'function' ? undefined : assert.deepEqual(inert, real, at)
  if (!('parse' in real)) {
    assert.deepEqual(Object.keys(inert as object), Object.keys(real), at)
    for (const [name, value] of Object.entries(real)) compare(value, (inert as Record<string, unknown>)[name], `${at}.${name}`)
    return
  }
  compareShapes(real as Shape, inert as Shape, at)
}

function compareShapes(real: Shape, inert: Shape, at: string) {
  if (real.enum) assert.deepEqual({ options: inert.options, enum: inert.enum }, { options: real.options, enum: real.enum }, at)
  else if (real.options) for (const [i, option] of real.options.entries()) compare(option, inert.options?.[i], `${at}[${i}]`)
  else if (real.shape) compare({ ...real.shape }, { ...inert.shape }, at)
  else if (real.element) compare(real.element, inert.element, `${at}[]`)
  else if (real.unwrap) compare(real.unwrap(), inert.unwrap?.(), at)
  else assert.throws(() => inert.parse(undefined), /the server validates/, at)
}
