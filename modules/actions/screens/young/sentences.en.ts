import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'actions.unknown': 'This action does not exist any more. It may have been deleted.',
  'actions.unknown-step': 'This step is not in your plan.',
  'actions.given-by-adviser': 'Your adviser gave you this action: you can say how far you are or cancel it, but not change it.',
  'actions.made-by-young-person': 'You made this action.',
  'actions.already-qualified':
    'Your adviser has already counted this action: it does not change any more. Write to them if something is wrong.',
  'actions.cancelled': 'This action is cancelled. Put it back to do before changing it.',
  'actions.changed-meanwhile': 'This action was just changed elsewhere. Your text is kept: choose what to keep.',
  'actions.cannot-go-there': 'The action changed in the meantime. See where it stands, then start again.',
  'actions.only-done-has-a-day': 'A day and a time spent go with a done action only.',
  'actions.done-in-the-future': 'The day the action was done cannot be in the future.',
  'actions.done-too-early': 'This day is too long ago. Choose a closer date, or write to your adviser.',
  'actions.due-out-of-range': 'Choose a date between two months ago and two years from now.',
  'actions.reminder-too-soon': 'The reminder comes three days before: choose a later date, or remove the reminder.',
  'actions.not-in-catalogue': 'This action is not offered any more. Choose another, or write your own.',
  'actions.one-date-only': 'This action is done once: keep one date only.',
  'actions.id-taken': 'This was already sent with other words. Reload the page before you start again.',
} satisfies Translated<typeof sentences>
