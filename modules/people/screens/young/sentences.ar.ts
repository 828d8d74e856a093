import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'people.unknown-commune': 'لا نعرف هذه البلدية.',
} satisfies Translated<typeof sentences>
