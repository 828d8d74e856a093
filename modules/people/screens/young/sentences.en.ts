import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'people.unknown-commune': 'We do not know this town.',
  'people.changed-meanwhile': 'Your adviser changed this in the meantime. Your choice is kept: say which one to keep.',
} satisfies Translated<typeof sentences>
