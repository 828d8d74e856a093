import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'allowance.already-declared': 'صُرّح بهذا الشهر من قبل. لتغييره صحّح تصريحك.',
  'allowance.corrected-meanwhile': 'صُحّح هذا التصريح في هذه الأثناء. اقرأ النسخة الأخيرة.',
  'allowance.id-taken': 'استُعمل هذا الإرسال لشيء آخر. أعد تحميل الصفحة ثم ابدأ من جديد.',
  'allowance.too-early': 'لم يبدأ هذا الشهر: تصرّح به ابتداءً من يومه الأول.',
  'allowance.too-late': 'انتهت مهلة الأشهر الثلاثة لهذا الشهر. اكتب إلى مستشارك.',
  'allowance.no-contract': 'لم يكن لديك عقد في ذلك الشهر.',
  'allowance.no-reason': 'قل ببضع كلمات لماذا تصحّح.',
  'allowance.paper-unknown': 'لم يعد هذا المستند في ملفك. أضفه أولًا أو أرسل من دونه.',
  'allowance.before-the-scheme': 'عقد التزام الشباب موجود منذ مارس 2022.',
} satisfies Translated<typeof sentences>
