import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Environment, type Kind, type LineOf, type WrittenFile, writeFile } from '../../../modules/payments/wire/envelope.ts'
import type { Flow } from '../../../modules/payments/wire/file-name.ts'
import type { SeriesHeader } from '../../../modules/payments/wire/settlement-lines.ts'
import type { Faults } from './faults.ts'
import type { AspState } from './state.ts'
import { twist } from './twist.ts'

export type Out = ReturnType<typeof makeOut>
type Place = { folder: string; state: AspState; faults: Faults; recipient: string; environment: Environment; now: () => string }

/** What the ASP puts into `retrait`: numbered, chained, and spoilt by the faults that are switched on. */
export function makeOut({ folder, state, faults, recipient, environment, now }: Place) {
  const back = path.join(folder, 'retrait')
  const held: { name: string; bytes: Buffer }[] = []
  const place = (name: string, bytes: Buffer) => {
    writeFileSync(path.join(back, `.${name}.part`), bytes)
    renameSync(path.join(back, `.${name}.part`), path.join(back, name))
  }
  const about = () => ({ emitter: 'ASP', recipient, environment, writtenAt: now(), downloadId: `T${Date.parse(now())}` })

  /** A file of the ASP's own flows. */
  function send<K extends Kind & Flow>(kind: K, given: readonly LineOf<K>[], series?: SeriesHeader) {
    const lines = twist(kind, given, faults) as LineOf<K>[]
    const sequence = (state.sequenceOut[kind] ?? 0) + 1
    const previous = state.lastOut[kind] ?? null
    const total = series && {
      ...series,
      totalPayeCentimes: series.totalPayeCentimes + totalShift(given, lines) + (faults.strikes(52) ? 1 : 0),
    }
    const file = writeFile({
      kind,
      flow: kind,
      ...about(),
      sequence,
      previous,
      lines,
      ...(total && { series: { ...total, nbTotal: series.nbTotal + lines.length - given.length } }),
    })
    state.sequenceOut[kind] = sequence
    state.lastOut[kind] = { name: file.name, sha256: file.sha256 }
    deliver(kind, file)
    if (kind !== 'CAL' && faults.strikes(34)) {
      const again = writeFile({
        kind,
        flow: kind,
        ...about(),
        sequence: sequence + 1,
        previous: state.lastOut[kind]!,
        lines,
        ...(total && { series: total }),
      })
      state.sequenceOut[kind] = sequence + 1
      state.lastOut[kind] = { name: again.name, sha256: again.sha256 }
      place(again.name, again.bytes)
    }
  }

  /** An answer to a file of the gateway. */
  function answer<K extends Kind>(
    kind: K,
    flow: Flow,
    origin: { name: string; sha256: string; sequence: number; part?: number },
    given: readonly LineOf<K>[],
  ) {
    const lines = twist(kind, given, faults) as LineOf<K>[]
    const hash = kind !== 'acknowledgement' && faults.strikes(39) ? '0'.repeat(64) : origin.sha256
    const write = (name: string, where = environment) =>
      writeFile({
        kind,
        flow,
        ...about(),
        environment: where,
        sequence: Number(name.slice(-11, -5)),
        previous: null,
        lines,
        origin: { ...origin, name, sha256: hash },
      })
    if (kind !== 'acknowledgement' && faults.strikes(40)) {
      const stray = write(origin.name.replace(/_\d{6}\.json$/, '_999999.json'))
      const foreign = write(origin.name.replace(/_\d{6}\.json$/, '_999998.json'), environment === 'PROD' ? 'TEST' : 'PROD')
      for (const file of [stray, foreign]) place(file.name, file.bytes)
    }
    deliver(kind, write(origin.name))
  }

  function deliver(kind: Kind, file: WrittenFile) {
    if (kind === 'acknowledgement' && faults.strikes(21)) return
    const { name, bytes } = file
    if (['acknowledgement', 'CAL', 'REL'].includes(kind)) return place(name, bytes)
    if (faults.strikes(kind.endsWith('return') ? 36 : 37)) return void held.push({ name, bytes })
    const spoilt = spoil(bytes, faults)
    place(name, spoilt.bytes)
    if (spoilt.isMendedLater) held.push({ name, bytes })
    if (faults.strikes(32)) held.push({ name, bytes })
    if (faults.strikes(33)) held.push({ name, bytes: Buffer.from(bytes.toString().replace('"telId":"T', '"telId":"U')) })
    if (faults.strikes(44))
      for (const foreign of ['RIAE_FS_20210410130000.json', 'FLUX_EA2_ITOU_20260101.zip', 'notes.txt'])
        place(foreign, Buffer.from('foreign'))
  }

  /** Puts what was kept back: late files, whole ones after truncated ones, files that come again. */
  function release() {
    for (const { name, bytes } of held.splice(0)) place(name, bytes)
  }
  return { send, answer, release, place }
}

/** A fault of amount changes the sum with the line. */
const totalShift = (before: readonly object[], after: readonly object[]) => paid(after) - paid(before)
const paid = (lines: readonly object[]) =>
  lines.reduce((sum, line) => sum + ((line as { montantPayeCentimes?: number }).montantPayeCentimes ?? 0), 0)

function spoil(bytes: Buffer, faults: Faults): { bytes: Buffer; isMendedLater?: boolean } {
  const text = bytes.toString()
  if (faults.strikes(25) || faults.strikes(27)) return { bytes: bytes.subarray(0, Math.floor(bytes.length * 0.7)), isMendedLater: true }
  if (faults.strikes(26)) {
    const file = JSON.parse(text) as { lignesTelechargement: unknown[] }
    file.lignesTelechargement.pop()
    return { bytes: Buffer.from(JSON.stringify(file)), isMendedLater: true }
  }
  if (faults.strikes(28)) return { bytes: Buffer.alloc(0), isMendedLater: true }
  if (faults.strikes(29))
    return { bytes: Buffer.from(text.replace('"msgInformatif":null', '"msgInformatif":"reçu"'), 'latin1'), isMendedLater: true }
  if (faults.strikes(30)) return { bytes: Buffer.from(text.replace('"telId":', '"telId":null,"telId":')), isMendedLater: true }
  if (faults.strikes(31)) return { bytes: Buffer.from(text.replace('"telId":', '"inconnu":1.5,"telId":')), isMendedLater: true }
  return { bytes }
}
