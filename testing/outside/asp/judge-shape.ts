import type { z } from '#platform/api'

/** What is wrong with a line: the code of 2.12, where, and what was expected. */
export type Objection = { code: string; at: string | null; expected?: string | number }

/** What the shape of a line says, in the codes of 32xx and 33xx. */
export function shapeObjection(shape: z.ZodType, line: unknown): Objection | undefined {
  const found = shape.safeParse(line).error?.issues[0]
  if (!found) return undefined
  const at = `/${found.path.join('/')}`
  const value = found.path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key as string], line)
  const named = /(3\d{3})$/.exec(found.message)?.[1]
  if (value === undefined) return { code: '3201', at }
  if (found.code === 'too_big' && typeof value === 'string') return { code: '3203', at }
  return { code: named ?? '3202', at }
}
