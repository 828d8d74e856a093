import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'messaging.unknown': 'This conversation is not yours.',
  'messaging.unknown-message': 'This message does not exist any more.',
  'messaging.nothing-to-say': 'Write something before you send.',
  'messaging.reply-to-unknown': 'The message you quote is not in this conversation.',
  'messaging.id-reused': 'This message has already been sent with another text. Copy your text into a new message.',
  'messaging.not-the-author': 'Only the person who wrote a message can change it.',
  'messaging.deleted': 'This message was deleted: it cannot be changed any more.',
  'messaging.too-late-to-edit': ({ hours }) => `A message can be changed for ${Number(hours)} hours. This one is older.`,
} satisfies Translated<typeof sentences>
