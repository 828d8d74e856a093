import type fr from './texts.fr.ts'

export default {
  appearance: 'Display',
  demo: 'Demonstration',
  elanToday: 'Élan, today',
  hello: (name: string) => `Hello ${name}`,
  me: 'Me',
  navigation: 'Main navigation',
  noAnswer: 'Élan does not answer',
  noAnswerText: 'The server could not be reached. Check your connection, then try again.',
  places: 'My file',
  nothingLost: 'Nothing is lost.',
  nothingToday: 'Nothing planned today',
  waiting: (_n: number) => 'new',
  today: 'Today',
  tryAnother: 'Try with another person',
} satisfies typeof fr
