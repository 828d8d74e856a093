// What other modules' screens may say of appointments.

/** For whoever plans somebody's time: a double booking, said and reasoned. */
export { BusyNotice } from './adviser/busy-notice.tsx'
export { nameOf, wayOf } from './young/appointment-words.tsx'
