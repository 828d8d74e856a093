/** The file is whole but does not add up with itself or with what we hold: nothing of it is applied. */
export class Unbelievable extends Error {
  readonly reason: string
  constructor(reason: string, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** The file is whole and too early: it is looked at again in the next pass. */
export class NotYet extends Error {}
