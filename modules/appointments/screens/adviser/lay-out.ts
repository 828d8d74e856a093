import type { Appointment, BusySlot } from '#api/appointments'
import type { Session } from '#api/workshops'

/** What stands in a column of the week: an appointment, a workshop, or a colleague's taken slot. */
export type Block = { key: string; startsAt: string; endsAt: string; appointment?: Appointment; busy?: BusySlot; session?: Session }
/** A block in its place: minutes since midnight, and which part of the width it has. */
export type PlacedBlock = Block & { from: number; to: number; lane: number; lanes: number }

/** Puts the blocks of a day side by side where they overlap. `minutesOf`: minutes since midnight on the wall. */
export function layOut(blocks: readonly Block[], minutesOf: (at: string) => number): PlacedBlock[] {
  const placed: PlacedBlock[] = []
  let group: PlacedBlock[] = []
  let groupEnd = 0
  const close = () => {
    const lanes = Math.max(0, ...group.map((b) => b.lane)) + 1
    for (const b of group) placed.push({ ...b, lanes })
    group = []
  }
  for (const block of [...blocks].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const from = minutesOf(block.startsAt)
    const to = Math.max(from + 20, minutesOf(block.endsAt))
    if (from >= groupEnd) close()
    const taken = new Set(group.filter((b) => b.to > from).map((b) => b.lane))
    let lane = 0
    while (taken.has(lane)) lane++
    group.push({ ...block, from, to, lane, lanes: 1 })
    groupEnd = Math.max(group.length > 1 ? groupEnd : 0, to)
  }
  close()
  return placed
}
