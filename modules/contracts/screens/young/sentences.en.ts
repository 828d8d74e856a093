import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'contracts.unknown': 'This contract does not exist.',
  'contracts.unknown-decision': 'This decision does not exist.',
  'contracts.id-taken': 'This was already sent with other words. Reload the page before you start again.',
  'contracts.not-to-sign': 'There is nothing to sign for now.',
  'contracts.already-signed': 'You have already signed this text.',
  'contracts.changed-meanwhile': 'The text has just changed. Read the new version before you sign.',
  'contracts.way-not-yours': 'Sign by drawing, or with a code.',
  'contracts.no-contact': 'You have no e-mail or phone number here: sign by drawing.',
  'contracts.too-many-codes': 'A code was just sent. Wait a little before you ask for another one.',
  'contracts.code-wrong': 'This is not the right code. Check it and try again.',
  'contracts.code-over': 'This code does not work any more. Ask for another one.',
  'contracts.minor-alone': 'You are under 18: your contract begins when your legal guardian has signed too.',
  'contracts.not-a-refusal': 'This decision opens the contract: there is no letter of refusal.',
} satisfies Translated<typeof sentences>
