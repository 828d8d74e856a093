import type fr from './texts.fr.ts'

export default {
  about: (name: string, birth: string, adviser: string, structure: string, since: string) =>
    `${name}, born on ${birth}. ${adviser} (${structure}) has been your adviser since ${since}.`,
  askStructure: (structure: string) => `A question, or do you want to start again? Ask ${structure}.`,
  chooseTown: 'Choose your town in the list.',
  conflict: 'Your adviser changed this in the meantime. Choose what to keep: nothing is lost.',
  conflictTitle: 'Two versions',
  ended: 'Your support has ended',
  endedText:
    'You can still read your messages, your actions and your calendar, and download your data from “Me”. You cannot write there any more.',
  keep: 'Keep my choice',
  kept: 'Kept. It will be sent when the network is back.',
  mine: 'What you wrote',
  none: 'Nothing',
  now: 'At the moment',
  save: 'Save',
  saved: 'Saved.',
  situations: {
    job_seeker: 'Looking for work',
    employed: 'In work',
    apprenticeship: 'Apprentice',
    training: 'In training',
    immersion: 'On a work placement',
    volunteering: 'Volunteering',
    schooling: 'At school',
    other: 'Something else',
  },
  theirs: 'What was saved in the meantime',
  title: 'About me',
  town: 'My town',
  townHint: 'Name or postcode',
  writeEmail: 'Write an e-mail',
  wrong: (adviser: string) => `Is your name or date of birth wrong? Tell ${adviser}, who can correct it.`,
  understood: 'I understand',
  yourStructure: 'your office',
} satisfies typeof fr
