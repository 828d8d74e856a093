import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'people.unknown-commune': 'We do not know this town.',
} satisfies Translated<typeof sentences>
