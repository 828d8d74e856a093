import { NetworkError, RefusalError } from './call.ts'

/** How the shell speaks to its people: `tu` to the young, `vous` to professionals. */
export type Voice = 'tu' | 'vous'
type Params = Record<string, unknown>
type Words = string | ((params: Params) => string)
/** The French sentence of each refusal code; a pair where tutoiement and vouvoiement differ. */
export type Sentences = Record<string, Words | { tu: Words; vous: Words }>
/** The same in another language of the young person's app: each code that speaks to them in French, and whichever else they may meet. */
export type Translated<S> = { [Code in keyof S as S[Code] extends { tu: unknown } ? Code : never]: Words } & {
  [Code in keyof S]?: Words
}

let voice: Voice = 'vous'
/** Set once by the shell. */
export const speak = (as: Voice) => {
  voice = as
}

/** How the shell speaks, for sentences that are not refusals. */
export const spoken = () => voice

/** What to tell the person about something that went wrong, in one or two plain sentences. Never a code, never empty. */
export function sentenceOf(error: unknown, own: Sentences, as: Voice = voice): string {
  const wordsOf = (code: string) => own[code] ?? (generic as Sentences)[code]
  if (error instanceof NetworkError) return say(wordsOf(error.isWrite ? 'network.lost' : 'network.out-of-reach')!, {}, as)
  if (!(error instanceof RefusalError)) return say(wordsOf('bug')!, {}, as)
  const params = { retryAfter: error.retryAfter, requestId: error.problem.requestId, ...error.problem.params }
  return say(wordsOf(error.code) ?? wordsOf(byStatus(error.status))!, params, as)
}

const say = (words: Sentences[string], params: Params, as: Voice): string => {
  const chosen = typeof words === 'object' ? words[as] : words
  return typeof chosen === 'function' ? chosen(params) : chosen
}
const byStatus = (status: number) =>
  ({ 401: 'session.none', 403: 'access.role', 404: 'access.unknown', 413: 'request.too-large', 429: 'request.too-many' })[status] ?? 'bug'

const wait = ({ retryAfter }: Params) => {
  const seconds = Number(retryAfter)
  if (!(seconds > 0)) return 'dans un moment'
  if (seconds < 90) return seconds <= 1 ? 'dans une seconde' : `dans ${Math.ceil(seconds)} secondes`
  return seconds < 5_400 ? `dans ${Math.ceil(seconds / 60)} minutes` : `dans ${Math.ceil(seconds / 3_600)} heures`
}
/** What is shown to somebody who calls for help, so that the log line is found. */
const mark = ({ requestId }: Params) => (requestId ? ` (repère ${String(requestId).slice(0, 8)})` : '')

/** Refusals of the platform itself; modules bring their own. */
export const generic = {
  'network.lost': {
    tu: 'Pas de connexion. Ton texte est gardé : réessaie quand le réseau revient.',
    vous: 'Pas de connexion. Votre texte est gardé : réessayez quand le réseau revient.',
  },
  'network.out-of-reach': {
    tu: 'Pas de connexion. Réessaie quand le réseau revient.',
    vous: 'Pas de connexion. Réessayez quand le réseau revient.',
  },
  unavailable: {
    tu: 'Élan ne répond pas pour le moment. Rien n’est perdu, réessaie dans une minute.',
    vous: 'Élan ne répond pas pour le moment. Rien n’est perdu, réessayez dans une minute.',
  },
  bug: {
    tu: (p) => `Quelque chose n’a pas marché de notre côté${mark(p)}. Réessaie ; si ça continue, dis-le à ton conseiller.`,
    vous: (p) => `Quelque chose n’a pas marché de notre côté${mark(p)}. Réessayez ; si ça continue, dites-le à votre administrateur.`,
  },
  'request.invalid': {
    tu: 'Il manque quelque chose ou un champ n’est pas bien rempli. Vérifie et renvoie.',
    vous: 'Un champ manque ou n’est pas rempli comme attendu. Vérifiez puis renvoyez.',
  },
  'request.too-large': {
    tu: 'C’est trop long ou trop lourd. Raccourcis, ou choisis un fichier plus petit.',
    vous: 'C’est trop long ou trop lourd. Raccourcissez, ou choisissez un fichier plus petit.',
  },
  'request.too-many': {
    tu: (p) => `Trop d’essais d’un coup. Tu pourras recommencer ${wait(p)}.`,
    vous: (p) => `Trop d’essais en peu de temps. Vous pourrez recommencer ${wait(p)}.`,
  },
  'request.key-reused': {
    tu: 'C’est déjà parti avec un autre contenu. Relis, puis renvoie.',
    vous: 'C’est déjà parti avec un autre contenu. Relisez, puis renvoyez.',
  },
  'request.try-again': {
    tu: 'Plusieurs personnes écrivaient au même moment. Réessaie dans une seconde.',
    vous: 'Plusieurs personnes écrivaient au même moment. Réessayez dans une seconde.',
  },
  'session.none': {
    tu: 'Tu n’es plus connecté. Reconnecte-toi pour continuer.',
    vous: 'Vous n’êtes plus connecté. Reconnectez-vous pour continuer.',
  },
  'access.mandate': 'Cette partie n’est pas ouverte à la personne qui aide.',
  'access.role': {
    tu: 'Ton compte ne permet pas de faire ça.',
    vous: 'Votre compte ne permet pas cette action.',
  },
  'access.origin': {
    tu: 'Cette demande ne vient pas d’une page d’Élan. Ouvre Élan, puis recommence.',
    vous: 'Cette demande ne vient pas d’une page d’Élan. Ouvrez Élan, puis recommencez.',
  },
  'access.unknown': {
    tu: 'On ne trouve pas ce que tu demandes. Ça a peut-être été supprimé.',
    vous: 'Introuvable : cela n’existe plus, ou n’est pas accessible avec votre compte.',
  },
} satisfies Sentences
