import { sentenceOf } from './sentences.ts'

const found = import.meta.glob('../modules/*/screens/sentences.ts', { eager: true, import: 'sentences' })
const own = Object.assign({}, ...Object.values(found))
/** What to tell the person about an error of `useEndpoint`, `useWrite` or `call`; in the shell's voice unless told. */
export const refusalSentence = (error, voice) => sentenceOf(error, own, voice)
