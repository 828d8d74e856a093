import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'notifications.unknown-notice': 'لم يعد هذا الإشعار موجودًا.',
  'notifications.unknown-device': 'لم يعد هذا الهاتف في قائمتك.',
  'notifications.id-taken': 'هذا الهاتف مسجّل من قبل. أعد تحميل الصفحة.',
  'notifications.too-many-devices': 'لديك عشرة هواتف أو حواسيب. أزل واحدًا لإضافة هذا.',
  'notifications.push-service-unknown': 'لا يستطيع هذا المتصفّح تلقّي إشعاراتنا. جرّب غيره.',
  'notifications.unknown-callback': 'هذا العنوان غير موجود.',
  'notifications.no-mailbox': 'هذه العلبة موجودة في العرض التجريبي فقط.',
} satisfies Translated<typeof sentences>
