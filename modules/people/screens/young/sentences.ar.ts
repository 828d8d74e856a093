import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'people.unknown-commune': 'لا نعرف هذه البلدية.',
  'people.changed-meanwhile': 'غيّر مستشارك هذه المعلومة في هذه الأثناء. اختيارك محفوظ: قل أيهما نحتفظ به.',
  'people.unknown': 'هذا الملف غير موجود، أو ليس لك.',
} satisfies Translated<typeof sentences>
