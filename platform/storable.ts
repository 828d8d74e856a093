/** Nothing of the interface is nested this deep; what is, was made to exhaust us. */
const deepest = 30

/** Whether PostgreSQL can keep every text of it as it is: no null character, no half of a surrogate pair. Nonsense of endless depth is not. */
export function isStorable(data: unknown): boolean {
  let level: unknown[] = [data]
  for (let depth = 0; level.length; depth++) {
    if (depth > deepest) return false
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string' && !isStorableText(value)) return false
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          if (!isStorableText(key)) return false
          next.push(inner)
        }
    }
    level = next
  }
  return true
}

const isStorableText = (text: string) => text.isWellFormed() && !text.includes('\0')
