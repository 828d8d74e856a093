import { offset } from './time-zone.ts'

/**
 * An instant that knows how a clock on the wall of any zone shows it: what ical-generator asks of a date (the shape of date-fns' TZDate),
 * since a plain Date only knows the zone of the machine.
 */
export class WallDate extends Date {
  readonly internal: Date
  readonly #timeZone: string | undefined
  constructor(instant: string | number | Date, timeZone?: string | null) {
    super(instant)
    this.internal = new Date(instant)
    this.#timeZone = timeZone ?? undefined
  }
  withTimeZone(timeZone?: string | null) {
    return new WallDate(this.internal, timeZone)
  }
  tzComponents(): [string, string, string] {
    return ['', '', '']
  }
  override getFullYear = () => this.#wall().getUTCFullYear()
  override getMonth = () => this.#wall().getUTCMonth()
  override getDate = () => this.#wall().getUTCDate()
  override getHours = () => this.#wall().getUTCHours()
  override getMinutes = () => this.#wall().getUTCMinutes()
  override getSeconds = () => this.#wall().getUTCSeconds()
  #wall() {
    const at = this.internal.getTime()
    return new Date(at + (this.#timeZone ? offset(this.#timeZone, at) : 0))
  }
}
