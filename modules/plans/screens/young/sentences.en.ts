import type { Translated } from '#ui/refusal'
import type { sentences } from '../sentences.ts'

export default {
  'plans.unknown-objective': 'This goal is not in your plan any more.',
  'plans.unknown-step': 'This step is not in your plan any more.',
  'plans.unknown-prescription': 'This programme is not in your path any more.',
  'plans.id-taken': 'This was already sent with other words. Reload the page before you start again.',
  'plans.changed-meanwhile': 'This was just changed elsewhere. Your text is kept: look at the new version, then start again.',
  'plans.agreement-is-of-both': 'Your adviser must say yes too: propose your goal, they will answer you.',
  'plans.other-must-agree': 'You proposed this goal: it is for your adviser to say yes.',
  'plans.objective-is-of-both': 'You decided this goal together: write to your adviser to change it.',
  'plans.objective-closed': 'This goal is finished. Ask your adviser to open it again.',
  'plans.objective-cannot-go-there': 'The goal has changed in the meantime. See where it stands, then start again.',
  'plans.reason-missing': 'Say in a few words why you stop this goal.',
  'plans.step-of-adviser': 'This step comes from your adviser: you can say how far you are, but not rewrite it.',
  'plans.day-out-of-range': 'Choose a date between today and three years from now.',
  'plans.not-waiting': 'This programme has already begun, or is not offered any more.',
} satisfies Translated<typeof sentences>
