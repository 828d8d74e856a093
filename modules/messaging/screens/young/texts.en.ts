import type fr from './texts.fr.ts'

export default {
  attachment: 'Attachment',
  tooManyFiles: 'Five files at most in one message.',
  covers: (name: string, lead: string) => `${name}, covering for ${lead}`,
  important: 'Important',
  until: (day: string, who: string) => `Until ${day}, from ${who}`,
} satisfies typeof fr
