import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'actions.unknown': 'لم تعد هذه الخطوة موجودة. ربما حُذفت.',
  'actions.unknown-step': 'هذه المرحلة ليست في خطتك.',
  'actions.given-by-adviser': 'مستشارك هو من أعطاك هذه الخطوة: يمكنك أن تقول أين وصلت أو أن تلغيها، لا أن تعدّلها.',
  'actions.made-by-young-person': 'أنت من أنشأ هذه الخطوة.',
  'actions.already-qualified': 'احتسب مستشارك هذه الخطوة: لم تعد تتغيّر. اكتب إليه إذا كان هناك خطأ.',
  'actions.cancelled': 'هذه الخطوة ملغاة. أعدها إلى قائمة المطلوب لتعديلها.',
  'actions.changed-meanwhile': 'غُيّرت هذه الخطوة للتو في مكان آخر. نصّك محفوظ: اختر ما تحتفظ به.',
  'actions.cannot-go-there': 'تغيّرت الخطوة في هذه الأثناء. انظر أين وصلت ثم ابدأ من جديد.',
  'actions.only-done-has-a-day': 'اليوم والمدة يُذكران لخطوة منجزة فقط.',
  'actions.done-in-the-future': 'لا يمكن أن يكون يوم إنجاز الخطوة في المستقبل.',
  'actions.done-too-early': 'هذا اليوم قديم جدًا. اختر تاريخًا أقرب أو اكتب إلى مستشارك.',
  'actions.due-out-of-range': 'اختر تاريخًا بين شهرين مضيا وسنتين قادمتين.',
  'actions.reminder-too-soon': 'يصل التذكير قبل ثلاثة أيام: اختر تاريخًا أبعد أو أزل التذكير.',
  'actions.not-in-catalogue': 'لم تعد هذه الخطوة مقترحة. اختر غيرها أو اكتب خطوتك.',
  'actions.one-date-only': 'تُنجز هذه الخطوة مرة واحدة: احتفظ بتاريخ واحد.',
  'actions.id-taken': 'أُرسل هذا من قبل بكلمات أخرى. أعد تحميل الصفحة قبل أن تبدأ من جديد.',
} satisfies Translated<typeof sentences>
