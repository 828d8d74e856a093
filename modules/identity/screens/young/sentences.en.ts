import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

const minutes = ({ retryAfter }: Record<string, unknown>) => `${Math.max(1, Math.ceil(Number(retryAfter ?? 60) / 60))} min`

export default {
  'identity.helper-contact-own': 'This is your own contact. Write the one of the person who helps you.',
  'identity.mandate-too-long': 'Choose an end date between today and one year from now.',
  'identity.too-many-helpers': 'Five people can help you at the same time. Remove someone first.',
  'identity.closure-not-confirmed': 'To confirm, write the word FERMER.',
  'identity.code-wrong': 'This code is not right, or does not work any more. Check it, or ask for a new code.',
  'identity.consent-required': 'Élan cannot work without this agreement. To take it back, close your account.',
  'identity.consent-version': 'The text has just changed. Reload the page to read the new one.',
  'identity.contact-invalid': 'This is neither an e-mail address nor a full phone number. Check what you wrote.',
  'identity.contact-needed': 'You must keep at least one e-mail address or phone number.',
  'identity.contact-refused': 'This address or number cannot be used here.',
  'identity.contact-same': 'This is already the contact of your account.',
  'identity.link-expired': 'This link is too old. Ask your adviser to send you a new one.',
  'identity.link-unknown': 'This link does not exist. Check that you opened all of it.',
  'identity.link-used': 'This link has been used already. If your account is open, sign in.',
  'identity.means-not-for-you': 'You do not need a password: you sign in with a code.',
  'identity.passkey-refused': 'This passkey was not recognised. Try again, or sign in with a code.',
  'identity.passkey-unknown': 'This passkey does not exist any more.',
  'identity.passkeys-off': 'Passkeys do not work at this address.',
  'identity.session-unknown': 'This device is already signed out.',
  'identity.sign-in-again': 'To be safe, sign out and sign in again before changing this.',
  'identity.too-many': (params) => `Too many tries. You can start again in ${minutes(params)}.`,
  'identity.account-unknown': 'This account does not exist any more, or cannot be reached.',
  'identity.helper-unnamed': 'The name of the person is missing.',
  'identity.last-means': 'This is your only way to sign in. Add another one before you take this one away.',
  'identity.mandate-unknown': 'This person has no access any more.',
  'identity.setup-expired': 'This took too long. Start again.',
} satisfies Translated<typeof sentences>
