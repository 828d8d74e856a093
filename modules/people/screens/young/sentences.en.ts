import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'people.unknown-commune': 'We do not know this town.',
  'people.changed-meanwhile': 'Your adviser changed this in the meantime. Your choice is kept: say which one to keep.',
  'people.unknown': 'This file does not exist, or it is not yours.',
} satisfies Translated<typeof sentences>
