import { pino } from 'pino'

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error' | 'debug'>

/** Structured logs. Callers never put names, addresses, texts or ids of persons in them. */
export const makeLog = (level: string): Log =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: toFault } })

/** Only what says what went wrong: driver errors carry whole connections, settings included. */
function toFault(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return { type: error.name, message: error.message, stack: error.stack, code, constraint }
}
