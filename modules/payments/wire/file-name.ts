/** The flows we write, then those the ASP writes. */
export const sentFlows = ['DOS', 'PAI', 'ETA'] as const
export const receivedFlows = ['REG', 'RBQ', 'ORV', 'CAL', 'REL'] as const
export type SentFlow = (typeof sentFlows)[number]
export type ReceivedFlow = (typeof receivedFlows)[number]
export type Flow = SentFlow | ReceivedFlow

/** The two answers to a file of ours: as a file within minutes, line by line later (`_02` and on complete it). */
export type Answer = 'AccuseReception' | 'FichierRetour'

export type FileName = {
  name: string
  flow: Flow
  emitter: string
  stamp: string
  sequence: number
  /** Undefined: a file of its own. */
  answer?: Answer
  /** 1, then 2… when a line return is completed. */
  part: number
}

const grammar =
  /^CEJ_(DOS|PAI|ETA|REG|RBQ|ORV|CAL|REL)_([A-Z0-9]{3,6})_(\d{14})_(\d{6})(?:_(AccuseReception|FichierRetour)(?:_(\d{2}))?)?\.json$/

/** Reads a name by the grammar; undefined for anything else, which is never touched: folders are shared with other flows. */
export function parseFileName(name: string): FileName | undefined {
  const found = grammar.exec(name)
  if (!found) return undefined
  const [, flow, emitter, stamp, sequence, answer, part] = found
  if (answer === 'AccuseReception' && part) return undefined
  if (Number(sequence) < 1 || part === '00' || part === '01') return undefined
  return {
    name,
    flow: flow as Flow,
    emitter: emitter!,
    stamp: stamp!,
    sequence: Number(sequence),
    ...(answer && { answer: answer as Answer }),
    part: Number(part ?? 1),
  }
}

/** The name of a file sealed at an instant (UTC, so that no hour comes twice in October; it informs, and orders nothing). */
export const fileNameOf = ({ flow, emitter, sealedAt, sequence }: { flow: Flow; emitter: string; sealedAt: string; sequence: number }) =>
  `CEJ_${flow}_${emitter}_${new Date(sealedAt).toISOString().slice(0, 19).replace(/\D/g, '')}_${String(sequence).padStart(6, '0')}.json`

/** The name of an answer to a file. */
export const answerNameOf = (name: string, answer: Answer, part = 1) =>
  name.replace(/\.json$/, `_${answer}${part > 1 ? `_${String(part).padStart(2, '0')}` : ''}.json`)

/** The file that an answer answers to. */
export const originalNameOf = (name: string) => name.replace(/_(?:AccuseReception|FichierRetour(?:_\d{2})?)\.json$/, '.json')
