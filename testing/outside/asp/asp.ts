import { createHash } from 'node:crypto'
import type { Environment } from '../../../modules/payments/wire/envelope.ts'
import { type Later, takeDepot } from './depot.ts'
import { type Faults, makeFaults } from './faults.ts'
import type { Knowledge } from './judge-movement.ts'
import { makeOut } from './out.ts'
import { moveSeries, type World } from './series-engine.ts'
import { openState } from './state.ts'

type Options = {
  /** Where it keeps everything: `depot` and `retrait` for the gateway, `recus`, `banque` and its state for itself. */
  folder: string
  now: () => string
  recipient?: string
  environment?: Environment
  seed?: number
  faults?: Faults
  /** How often the accounting agency and the banks refuse by themselves. */
  rates?: { agency: number; bank: number }
}

/** The whole counterpart of the exchange: what the ASP and its bank would answer, the same for the same seed, clock and files. */
export function openAsp({
  folder,
  now,
  recipient = 'MLNAT',
  environment = 'TEST',
  seed = 1,
  faults = makeFaults(),
  rates = { agency: 0, bank: 0 },
}: Options) {
  const { state, save } = openState(folder)
  const known: Knowledge = { unknownCommunes: [], endedConventions: [], unknownBanks: [] }
  const world: World = { agencyRefuses: {}, agencyWithholdsCents: {}, bankRefuses: {}, bankGivesBack: {} }
  const chance = (what: string) => createHash('sha256').update(`${seed} ${what}`).digest().readUInt32BE(0) / 2 ** 32
  const out = makeOut({ folder, state, faults, recipient, environment, now })
  const later: Later = { next: 0, waiting: [] }
  const place = { later, folder, state, faults, out, environment, known, world, now, chance, rates }
  return {
    state,
    faults,
    known,
    world,
    /** Does what is due: reads `depot`, answers, moves the series. How many files were taken. */
    tick() {
      moveSeries(place)
      const taken = takeDepot(place)
      moveSeries(place)
      save()
      return taken
    },
    /** Leaves so many lines of the next payment file for a later return. */
    leave: (lines: number) => {
      later.next = lines
    },
    /** Puts what faults kept back. */
    release: out.release,
    place: out.place,
  }
}
