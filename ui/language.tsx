/**
 * The language of the young person's app. Every module writes its texts in `screens/young/texts.fr.ts` (default export, strings or functions),
 * and the same keys in `texts.en.ts` and `texts.ar.ts` (`satisfies typeof fr`: a missing key fails the type check). Screens read them by
 * `export const texts = textsOf('actions', fr)`. French is in the first load, another language is fetched before the first paint.
 */
import { recall, remember } from './remember.ts'

const KEY = 'elan.language'
/** Each by its own name: who looks for it reads it. */
export const languages = { fr: 'Français', en: 'English', ar: 'العربية' } as const
export type Language = keyof typeof languages
const rightToLeft: readonly Language[] = ['ar']

let current: Language = 'fr'
let loaded: Record<string, unknown> = {}

/** The language of this page; it does not change before the page is loaded again. */
export const language = () => current
/** What Intl writes dates and numbers in: digits stay those of the papers people get. */
export const locale = () => ({ fr: 'fr-FR', en: 'en-GB', ar: 'ar-u-nu-latn' })[current]

type Dictionaries = Record<string, () => Promise<unknown>>
/** Called once by the shell, before it loads its screens. `dictionaries`: what a glob of the `texts.*.ts` of the young screens gives. */
export async function loadLanguage(dictionaries: Dictionaries) {
  current = chosen()
  document.documentElement.lang = current
  document.documentElement.dir = rightToLeft.includes(current) ? 'rtl' : 'ltr'
  if (current === 'fr') return
  const wanted = Object.entries(dictionaries).filter(([file]) => file.endsWith(`texts.${current}.ts`))
  const parts = await Promise.all(wanted.map(async ([file, load]) => [moduleOf(file), await load()] as const))
  loaded = Object.fromEntries(parts)
}

/** Keeps the choice on this device and shows the app in it. */
export function chooseLanguage(wanted: Language) {
  remember(KEY, wanted)
  location.reload()
}

/** The texts of a module in the language of the page. */
export function textsOf<T extends object>(module: string, fr: T): T {
  return (loaded[module] as T | undefined) ?? fr
}

const moduleOf = (file: string) => /modules\/([^/]+)\//.exec(file)?.[1] ?? 'young'

/** What was chosen on this device; French until then. */
function chosen(): Language {
  const stored = recall(KEY)
  return stored && stored in languages ? (stored as Language) : 'fr'
}

/** The language of the device when we speak it and it is not the page's: to be offered, never taken without asking. */
export const languageToOffer = () => {
  const own = navigator.languages.map((l) => l.slice(0, 2)).find((l): l is Language => l in languages)
  return own && own !== current && !recall(KEY) ? own : undefined
}
