/** For the page of an appointment: what one may do with what one booked. */
export { BookedButtons } from './young/booked-buttons.tsx'
