import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'messaging.unknown': 'هذه المحادثة ليست لك.',
  'messaging.unknown-message': 'لم تعد هذه الرسالة موجودة.',
  'messaging.nothing-to-say': 'اكتب شيئًا قبل الإرسال.',
  'messaging.reply-to-unknown': 'الرسالة المقتبسة ليست في هذه المحادثة.',
  'messaging.id-reused': 'أُرسلت هذه الرسالة من قبل بنص آخر. انسخ نصّك في رسالة جديدة.',
  'messaging.not-the-author': 'من كتب الرسالة وحده يستطيع تغييرها.',
  'messaging.deleted': 'حُذفت هذه الرسالة: لا يمكن تغييرها.',
  'messaging.too-late-to-edit': ({ hours }) => `يمكن تغيير الرسالة خلال ${Number(hours)} ساعة. هذه أقدم.`,
} satisfies Translated<typeof sentences>
