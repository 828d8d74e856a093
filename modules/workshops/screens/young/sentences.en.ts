import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'workshops.unknown': 'This workshop does not exist any more, or it is not offered to you.',
  'workshops.session-cancelled': 'This workshop is cancelled.',
  'workshops.session-closed': 'This workshop is over.',
  'workshops.not-open': 'For this workshop, your adviser signs you up. Write to them.',
  'workshops.begun': 'This workshop has already begun.',
  'workshops.full': 'There is no place left in this workshop.',
  'workshops.busy': 'You already have something at this time. Move it first, or write to your adviser.',
  'workshops.too-late-to-leave': 'It is too late to leave here. Write to your adviser, they will take care of it.',
  'workshops.not-registered': 'You are not signed up for this workshop.',
} satisfies Translated<typeof sentences>
