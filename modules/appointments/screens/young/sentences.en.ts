import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'appointments.unknown': 'This appointment does not exist any more.',
  'appointments.cancelled': 'This appointment is cancelled. There is nothing more to do.',
  'appointments.moved': 'The time has changed in the meantime. Look at the new time, then answer.',
  'appointments.over': 'This appointment is over. Write to your adviser if you want to talk about it.',
  'appointments.reason-needed': 'Say in a word why you cannot come.',
  'appointments.wished-times-needed': 'Say when you would be free.',
  'appointments.slot-taken': 'This time has just been taken. Choose another.',
  'appointments.slot-unknown': 'This time is not offered any more. Choose another.',
  'appointments.too-many-booked': ({ most }) =>
    `You have already booked ${most} appointments to come. Cancel one to take this one, or write to your adviser.`,
  'appointments.too-many-with-adviser': ({ most }) =>
    `You have already booked ${most} appointments to come with this person. Move or cancel one to take this time.`,
  'appointments.slot-past': 'This time is over. Choose another one.',
  'appointments.you-are-busy': 'You already have something at this time. Choose another one.',
  'appointments.not-booked': 'Your adviser set this appointment. Ask them to move it.',
  'appointments.closed': 'Who came is already noted: this appointment does not change any more.',
  'appointments.id-reused': 'This was already sent for another appointment. Close the window and start again.',
} satisfies Translated<typeof sentences>
