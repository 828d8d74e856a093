// What other modules' screens may say of appointments.
export { nameOf, wayOf } from './young/appointment-words.tsx'
