/**
 * Stands in for zod in the browser, where `api.ts` files are read for their types, methods, paths and lists of words only:
 * what zod weighs there would be a fifth of the young person's first load. Shapes chain and describe themselves, but check nothing.
 */
export const z: unknown = new Proxy({}, { get: (_, name) => builderOf(String(name)) })

type Known = Record<string, unknown>
type Fields = Record<string, unknown>
type ChainStep = (known: Known, argument: never) => Known

const builders: Record<string, (argument: never) => Known> = {
  object: (shape: Fields = {}) => ({ shape }),
  strictObject: (shape: Fields = {}) => ({ shape }),
  looseObject: (shape: Fields = {}) => ({ shape }),
  enum: (words: string[] | Record<string, string>) => wordsOf(Object.values(words), Array.isArray(words) ? undefined : words),
  literal: (value: unknown) => ({ value: [value].flat()[0], values: new Set([value].flat()) }),
  array: (element: unknown) => ({ element }),
  union: (options: unknown[]) => ({ options }),
}

const steps: Record<string, ChainStep> = {
  extend: ({ shape }, more: Fields) => ({ shape: { ...(shape as Fields), ...more } }),
  safeExtend: ({ shape }, more: Fields) => ({ shape: { ...(shape as Fields), ...more } }),
  pick: ({ shape }, mask: Fields) => ({ shape: chosen(shape as Fields, (name) => name in mask) }),
  omit: ({ shape }, mask: Fields) => ({ shape: chosen(shape as Fields, (name) => !(name in mask)) }),
  extract: ({ options }, words: string[]) => wordsOf((options as string[]).filter((word) => words.includes(word))),
  exclude: ({ options }, words: string[]) => wordsOf((options as string[]).filter((word) => !words.includes(word))),
}

function builderOf(name: string): unknown {
  if (name === 'iso' || name === 'coerce') return z
  if (checks.test(name)) return refuse
  if (name === 'discriminatedUnion') return (_: string, options: unknown[]) => inert({ options })
  return (argument: never) => inert(builders[name]?.(argument) ?? {})
}

/** A shape that says what it knows and gives a shape for every other call. */
function inert(known: Known): unknown {
  return new Proxy(known, {
    get(_, name) {
      if (typeof name === 'symbol' || name === 'then' || name === 'toJSON' || name in known) return known[String(name)]
      if (checks.test(name)) return refuse
      return (argument: never) => inert(steps[name]?.(known, argument) ?? known)
    },
  })
}

const checks = /^(safe)?(parse|encode|decode)|^spa$|^toJSONSchema$/i
function refuse() {
  throw new Error('Shapes check nothing in the browser: the server validates.')
}

const wordsOf = (options: string[], named?: Record<string, string>): Known => ({
  options,
  enum: named ?? Object.fromEntries(options.map((word) => [word, word])),
})

const chosen = (shape: Fields, isWanted: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => isWanted(name)))
