import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'appointments.unknown': 'لم يعد هذا الموعد موجودًا.',
  'appointments.cancelled': 'هذا الموعد ملغى. لا شيء عليك فعله.',
  'appointments.moved': 'تغيّرت ساعة الموعد في هذه الأثناء. انظر إلى الساعة الجديدة ثم أجب.',
  'appointments.over': 'انتهى هذا الموعد. اكتب إلى مستشارك إذا أردت الحديث عنه.',
  'appointments.reason-needed': 'قل بكلمة لماذا لا تستطيع الحضور.',
  'appointments.wished-times-needed': 'قل متى تكون متاحًا.',
  'appointments.slot-taken': 'حُجز هذا الوقت للتو. اختر غيره.',
  'appointments.slot-unknown': 'لم يعد هذا الوقت متاحًا. اختر غيره.',
  'appointments.too-many-booked': ({ most }) => `لقد حجزت ${most} مواعيد قادمة. ألغِ واحدًا منها لتأخذ هذا الموعد، أو اكتب إلى مستشارك.`,
  'appointments.too-many-with-adviser': ({ most }) =>
    `عدد مواعيدك القادمة المحجوزة مع هذا الشخص: ${most}. غيّر وقت أحدها أو ألغِه لتأخذ هذا الوقت.`,
  'appointments.slot-past': 'مضى هذا الوقت. اختر غيره.',
  'appointments.you-are-busy': 'لديك شيء آخر في هذا الوقت. اختر وقتًا آخر.',
  'appointments.not-booked': 'مستشارك هو من حدّد هذا الموعد. اطلب منه تغييره.',
  'appointments.closed': 'سُجّل الحضور: لم يعد هذا الموعد يتغيّر.',
  'appointments.id-reused': 'أُرسل هذا من قبل لموعد آخر. أغلق النافذة وابدأ من جديد.',
} satisfies Translated<typeof sentences>
