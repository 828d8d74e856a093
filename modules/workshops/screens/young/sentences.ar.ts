import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'workshops.unknown': 'لم تعد هذه الورشة موجودة، أو ليست مقترحة لك.',
  'workshops.session-cancelled': 'هذه الورشة ملغاة.',
  'workshops.session-closed': 'انتهت هذه الورشة.',
  'workshops.not-open': 'في هذه الورشة يسجّلك مستشارك. اكتب إليه.',
  'workshops.begun': 'بدأت هذه الورشة.',
  'workshops.full': 'لم يبقَ مكان في هذه الورشة.',
  'workshops.busy': 'لديك شيء آخر في هذا الوقت. غيّر موعده أولًا أو اكتب إلى مستشارك.',
  'workshops.too-late-to-leave': 'فات وقت إلغاء التسجيل هنا. اكتب إلى مستشارك وسيهتم بالأمر.',
  'workshops.not-registered': 'لست مسجّلًا في هذه الورشة.',
} satisfies Translated<typeof sentences>
