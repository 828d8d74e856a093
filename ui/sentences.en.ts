import type { generic, Translated } from './sentences.ts'

const wait = ({ retryAfter }: Record<string, unknown>) => {
  const seconds = Number(retryAfter)
  if (!(seconds > 0)) return 'in a moment'
  if (seconds < 90) return `in ${Math.ceil(seconds)} s`
  return seconds < 5_400 ? `in ${Math.ceil(seconds / 60)} min` : `in ${Math.ceil(seconds / 3_600)} h`
}
const mark = ({ requestId }: Record<string, unknown>) => (requestId ? ` (reference ${String(requestId).slice(0, 8)})` : '')

export default {
  'network.lost': 'No connection. Your text is kept: try again when the network is back.',
  'network.out-of-reach': 'No connection: Élan cannot be reached. Try again when the network is back.',
  unavailable: 'Élan does not answer for the moment. Nothing is lost, try again in a minute.',
  bug: (p) => `Something went wrong on our side${mark(p)}. Try again; if it goes on, tell your adviser.`,
  'request.invalid': 'Something is missing, or a field is not filled in well. Check and send again.',
  'request.too-large': 'This is too long or too heavy to send. Make it shorter or choose a smaller file.',
  'request.too-many': (p) => `Too many tries at once. You can start again ${wait(p)}.`,
  'request.key-reused': 'This was already sent with other words. Read it again, then send.',
  'request.try-again': 'Several people were writing at the same moment. Try again in a second.',
  'session.none': 'You are signed out. Sign in again to go on.',
  'access.role': 'Your account cannot do this.',
  'access.origin': 'This request does not come from an Élan page. Open Élan, then start again.',
  'access.unknown': 'We cannot find what you ask for. It may have been deleted.',
} satisfies Translated<typeof generic>
