import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'contracts.unknown': 'هذا العقد غير موجود.',
  'contracts.unknown-decision': 'هذا القرار غير موجود.',
  'contracts.id-taken': 'أُرسل هذا من قبل بكلمات أخرى. أعد تحميل الصفحة قبل أن تبدأ من جديد.',
  'contracts.not-to-sign': 'لا يوجد شيء للتوقيع الآن.',
  'contracts.already-signed': 'وقّعت هذا النص من قبل.',
  'contracts.changed-meanwhile': 'تغيّر النص للتو. اقرأ النص الجديد قبل أن توقّع.',
  'contracts.way-not-yours': 'وقّع بالرسم أو برمز.',
  'contracts.no-contact': 'ليس لديك هنا بريد إلكتروني ولا هاتف: وقّع بالرسم.',
  'contracts.too-many-codes': 'أُرسل رمز للتو. انتظر قليلًا قبل أن تطلب رمزًا آخر.',
  'contracts.code-wrong': 'هذا الرمز غير صحيح. تحقّق وحاول من جديد.',
  'contracts.code-over': 'لم يعد هذا الرمز يعمل. اطلب رمزًا آخر.',
  'contracts.minor-alone': 'عمرك أقل من 18 سنة: يبدأ عقدك عندما يوقّع وليّك القانوني أيضًا.',
  'contracts.not-a-refusal': 'هذا القرار يفتح العقد: لا توجد رسالة رفض.',
} satisfies Translated<typeof sentences>
