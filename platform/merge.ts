/** A field that two people changed to different things since both last saw the same. */
export type Clash<T> = { [Field in keyof T]?: { mine: T[Field]; theirs: T[Field] } }

/**
 * Brings together two edits of the same thing, field by field: `base` is what the editor saw, `mine` what they want, `theirs` what is there now.
 * What one side alone changed is taken; what both changed alike is no quarrel; what both changed differently is in `clashes`, and stays theirs in `merged`.
 */
export function mergeFields<T extends Record<string, unknown>>(base: T, mine: T, theirs: T): { merged: T; clashes: Clash<T> } {
  const merged = { ...theirs }
  const clashes: Clash<T> = {}
  for (const field of Object.keys(base) as (keyof T)[]) {
    if (mine[field] === base[field] || mine[field] === theirs[field]) continue
    if (theirs[field] === base[field]) merged[field] = mine[field]
    else clashes[field] = { mine: mine[field], theirs: theirs[field] }
  }
  return { merged, clashes }
}
