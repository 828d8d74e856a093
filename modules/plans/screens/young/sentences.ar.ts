import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'plans.unknown-objective': 'لم يعد هذا الهدف في خطتك.',
  'plans.unknown-step': 'لم تعد هذه المرحلة في خطتك.',
  'plans.unknown-prescription': 'لم يعد هذا البرنامج في مسارك.',
  'plans.id-taken': 'أُرسل هذا من قبل بكلمات أخرى. أعد تحميل الصفحة قبل أن تبدأ من جديد.',
  'plans.changed-meanwhile': 'غُيّر هذا للتو في مكان آخر. نصّك محفوظ: انظر إلى النص الجديد ثم ابدأ من جديد.',
  'plans.agreement-is-of-both': 'يجب أن يوافق مستشارك أيضًا: اقترح هدفك وسيجيبك.',
  'plans.other-must-agree': 'أنت من اقترح هذا الهدف: على مستشارك أن يوافق.',
  'plans.objective-is-of-both': 'قررتما هذا الهدف معًا: اكتب إلى مستشارك لتغييره.',
  'plans.objective-closed': 'انتهى هذا الهدف. اطلب من مستشارك أن يفتحه من جديد.',
  'plans.objective-cannot-go-there': 'تغيّر الهدف في هذه الأثناء. انظر أين وصل ثم ابدأ من جديد.',
  'plans.reason-missing': 'قل ببضع كلمات لماذا توقف هذا الهدف.',
  'plans.step-of-adviser': 'هذه المرحلة من مستشارك: يمكنك أن تقول أين وصلت، لا أن تعيد كتابتها.',
  'plans.day-out-of-range': 'اختر تاريخًا بين اليوم وثلاث سنوات من الآن.',
  'plans.not-waiting': 'بدأ هذا البرنامج من قبل، أو لم يعد مقترحًا.',
} satisfies Translated<typeof sentences>
