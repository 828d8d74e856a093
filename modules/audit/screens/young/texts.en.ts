import type fr from './texts.fr.ts'

export default {
  acted: 'Did something in your place',
  accesses: 'Who opened my file',
  accessesIntro: 'Each time a professional opens your file, it is noted here.',
  accessesTitle: 'Who saw my file',
  closeAccount: 'Close my account',
  closeText:
    'You will not be able to sign in, and Élan will send you nothing more. Your support goes on at your office: talk about it with your adviser.',
  confirmWord: (word: string) => `To confirm, write ${word}`,
  download: 'Download my data',
  downloadText: 'Everything Élan keeps about you, in one file.',
  keepAccount: 'Keep my account',
  keptTitle: 'What is kept, and until when',
  nobody: 'Nobody yet',
  nobodyText: 'Your adviser will see your file while helping you: you will read it here.',
  ownData: 'My data',
  reason: (reason: string) => `Reason given: ${reason}`,
  stillOpen: 'Your account is still open.',
} satisfies typeof fr
