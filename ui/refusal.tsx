import { type Sentences, sentenceOf, type Voice } from './sentences.ts'
import { translatedSentences } from './spoken-language.ts'

export type { Sentences, Translated } from './sentences.ts'

const found = import.meta.glob<Sentences>('../modules/*/screens/sentences.ts', { eager: true, import: 'sentences' })
const french: Sentences = Object.assign({}, ...Object.values(found))

/** What to tell the person about an error of `useEndpoint`, `useWrite` or `call`; in the shell's voice unless told. */
export const refusalSentence = (error: unknown, voice?: Voice) => sentenceOf(error, { ...french, ...translatedSentences() }, voice)
