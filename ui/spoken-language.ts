/**
 * The language of the young person's app. Every module writes its texts in `screens/young/texts.fr.ts` (default export, strings or functions),
 * and the same keys in `texts.en.ts` and `texts.ar.ts` (`satisfies typeof fr`: a missing key fails the type check). Screens read them by
 * `export const texts = textsOf('actions', fr)`. French is in the first load, another language is fetched before the first paint.
 * Refusals: `screens/sentences.ts` in French, `screens/young/sentences.en.ts` and `.ar.ts` for what a young person may meet.
 */
import { recall, remember } from './remember.ts'
import type { Sentences } from './sentences.ts'

const KEY = 'elan.language'
/** Each by its own name: who looks for it reads it. */
export const languages = { fr: 'Français', en: 'English', ar: 'العربية' } as const
export type Language = keyof typeof languages
/** What is said to who has a device in this language, in it. */
export const offers: Record<Language, { question: string; yes: string }> = {
  fr: { question: 'Utiliser Élan en français ?', yes: 'Oui, en français' },
  en: { question: 'Use Élan in English?', yes: 'Yes, in English' },
  ar: { question: 'هل تريد استخدام Élan بالعربية؟', yes: 'نعم، بالعربية' },
}
const rightToLeft: readonly Language[] = ['ar']

let current: Language = 'fr'
let formats: typeof import('./other-languages.ts').otherFormats | undefined
let loaded: Record<string, unknown> = {}
let sentences: Sentences = {}

/** The language of this page; it does not change before the page is loaded again. */
export const language = () => current
/** What Intl writes dates and numbers in: digits stay those of the papers people get. */
export const locale = () => ({ fr: 'fr-FR', en: 'en-GB', ar: 'ar-u-nu-latn' })[current]

/** By language, the file of its words: what a glob of the `texts.*.ts` and `sentences.*.ts` gives. */
type Dictionaries = Record<Exclude<Language, 'fr'>, () => Promise<{ words: Record<string, object> }>>
/** Called once by the shell, before it loads its screens. */
export async function loadLanguage(dictionaries: Dictionaries, wanted: Language = chosen()) {
  speak(wanted)
  if (current === 'fr') return
  try {
    await fetchWords(dictionaries, current)
  } catch {
    speak('fr') // its file is out of reach: better the app in French than no app
  }
}

function speak(wanted: Language) {
  current = wanted
  if (!globalThis.document) return
  document.documentElement.lang = wanted
  document.documentElement.dir = rightToLeft.includes(wanted) ? 'rtl' : 'ltr'
}

async function fetchWords(dictionaries: Dictionaries, wanted: Exclude<Language, 'fr'>) {
  const [{ words }, { otherFormats }] = await Promise.all([dictionaries[wanted](), import('./other-languages.ts')])
  formats = otherFormats
  const files = Object.entries(words)
  loaded = Object.fromEntries(files.filter(([file]) => !isSentences(file)).map(([file, texts]) => [moduleOf(file), texts]))
  sentences = Object.assign({}, ...files.filter(([file]) => isSentences(file)).map(([, said]) => said))
}

/** Keeps the choice on this device and shows the app in it. */
export function chooseLanguage(wanted: Language) {
  remember(KEY, wanted)
  location.reload()
}

/** False on a page that was reached without loading it in the language that was chosen. */
export const isChosenShown = () => chosen() === current

/** The offer of another language was declined: it is not made again. */
export const keepLanguage = () => remember(KEY, current)

/** The texts of a module in the language of the page; what was read before the language was known follows it too. */
export function textsOf<T extends object>(module: string, fr: T): T {
  return new Proxy(fr, { get: (_, key) => Reflect.get((loaded[module] as T | undefined) ?? fr, key) })
}

/** How another language than French writes dates and numbers; undefined in French. */
export const foreignFormats = () => formats

/** Between a name and what it says: in French with a space before. */
export const colon = () => (current === 'fr' ? ' : ' : ': ')

/** A few words without a file: the names of screens, which the first load needs before the texts of their modules. */
export const inLanguage = (words: Record<Language, string>) => words[current]

/** What refusals say in the language of the page, by code; nothing in French, whose sentences are in the modules. */
export const translatedSentences = () => sentences

const isSentences = (file: string) => file.includes('/sentences.')
const moduleOf = (file: string) => /modules\/([^/]+)\//.exec(file)?.[1] ?? (/\/ui\//.test(file) ? 'ui' : 'young')

const isLanguage = (word: string | null | undefined): word is Language => Boolean(word && Object.hasOwn(languages, word))

/** What was chosen on this device; French until then. */
function chosen(): Language {
  const stored = recall(KEY)
  return isLanguage(stored) ? stored : 'fr'
}

/** The language of the device when we speak it and it is not the page's: to be offered, never taken without asking. */
export const languageToOffer = () => {
  const own = navigator.languages.map((l) => l.slice(0, 2)).find(isLanguage)
  return own && own !== current && !recall(KEY) ? own : undefined
}
