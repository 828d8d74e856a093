import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'notifications.unknown-notice': 'This notification does not exist any more.',
  'notifications.unknown-device': 'This phone is not in your list any more.',
  'notifications.id-taken': 'This phone is already saved. Reload the page.',
  'notifications.too-many-devices': 'You already have ten phones or computers. Remove one to add this one.',
  'notifications.push-service-unknown': 'This browser cannot get our notifications. Try with another.',
  'notifications.unknown-callback': 'This address does not exist.',
  'notifications.no-mailbox': 'This mailbox exists in the demonstration only.',
} satisfies Translated<typeof sentences>
