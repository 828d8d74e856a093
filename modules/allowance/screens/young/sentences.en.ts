import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'allowance.already-declared': 'This month is declared already. To change it, correct your declaration.',
  'allowance.corrected-meanwhile': 'This declaration was corrected meanwhile. Read the last version.',
  'allowance.id-taken': 'This was already sent for something else. Reload the page, then start again.',
  'allowance.too-early': 'This month has not begun: you declare it from its first day.',
  'allowance.too-late': 'The three months for this month are over. Write to your adviser.',
  'allowance.no-contract': 'You had no contract in that month.',
  'allowance.no-reason': 'Say in a few words why you correct it.',
  'allowance.paper-unknown': 'This document is no longer in your file. Add it first, or send without it.',
  'allowance.before-the-scheme': 'The youth commitment contract (CEJ) has existed since March 2022.',
} satisfies Translated<typeof sentences>
