/** The faults of the exchange, by their number in the specification, switched on for a number of times. */
export type Faults = ReturnType<typeof makeFaults>

/** What each switch does here; those that are not named are made by whoever runs the gateway (a kill, a clock, a row). */
export const faultNames: Record<number, string> = {
  1: 'the server does not answer',
  2: 'the key of the gateway is refused',
  3: 'the connection is cut in the middle of an upload',
  4: 'the connection is cut after the last byte, before the rename',
  5: 'the rename is done, its answer is lost',
  11: 'the disk of the server is full',
  12: 'the server forbids rename and stat',
  21: 'no acknowledgement',
  22: 'the acknowledgement says 2005, the same file is taken the next time',
  23: 'the acknowledgement says 2002',
  24: 'the acknowledgement counts other lines',
  25: 'a file is truncated; the whole one comes later',
  26: 'the last line is missing, the brackets are mended',
  27: 'a file is still being written; the rest comes later',
  28: 'an empty file',
  29: 'Latin-1, then a byte order mark, then a NUL',
  30: 'a key is written twice',
  31: 'a field nobody knows',
  32: 'the same file comes again',
  33: 'the same name comes again with another content',
  34: 'the same facts come again under another name',
  36: 'the line return comes after what follows it',
  37: 'a file of a flow is kept back; it comes later',
  39: 'the hash of the file that is answered is another',
  40: 'an answer to a file that was never sent, and a file of another environment',
  43: 'nothing may be moved or deleted in retrait',
  44: 'files of other flows lie in the folder',
  46: 'a line that nobody sent',
  47: 'two lines have exchanged their identifiers',
  48: 'the last line is missing, the first one comes twice',
  49: 'a line is accepted and rejected, paid and not paid',
  50: 'the same rejection comes twice',
  51: 'another amount is paid than was asked for',
  52: 'the total of a settlement is not the sum of its lines',
  53: 'a code nobody knows, with an endless label',
  54: 'the dossier is already there: 3436',
  55: 'another identifier is held: 3437',
  56: 'an older version: 3441',
  60: 'the series is suspended: its lines wait for the next one',
  61: 'the calendar is replaced',
  63: 'a bank gives back another amount',
  79: 'the weekly comparison finds differences',
  80: 'labels hold markup, formulas and paths',
}

/** Makes a board of switches, all off. */
export function makeFaults() {
  const left = new Map<number, number>()
  return {
    /** Switches a fault on, once unless told. */
    on(number: number, times = 1) {
      if (!(number in faultNames)) throw new RangeError(`no switch for fault ${number}`)
      left.set(number, times)
    },
    off: (number: number) => void left.delete(number),
    isOn: (number: number) => (left.get(number) ?? 0) > 0,
    /** Whether it strikes now; it is used up by that. */
    strikes(number: number) {
      const times = left.get(number) ?? 0
      if (times > 0) left.set(number, times - 1)
      return times > 0
    },
  }
}
