/** Which of these widths stand in a room, in order; where not all do, `more` has its place there and the current one always stands. */
export function fitting(widths: readonly number[], room: number, more: number, current: number): number[] {
  const places = widths.map((_, index) => index)
  if (sum(widths) <= room) return places
  const kept = new Set(current < 0 ? [] : [current])
  let left = room - more - (widths[current] ?? 0)
  for (const place of places) {
    if (kept.has(place)) continue
    left -= widths[place]!
    if (left < 0) break
    kept.add(place)
  }
  return places.filter((place) => kept.has(place))
}

const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0)
