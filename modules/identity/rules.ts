import { type Role, visibleSign } from '#platform/api'
import { conflict, invalid } from '#platform/errors'

/** How long a one-time code works, minutes; how often it may be tried; how long before another may be asked, seconds. */
export const codeRules = { validMinutes: 10, mostTries: 5, resendSeconds: 30 }
/** How long a reset link works, minutes. */
export const resetMinutes = 30
/** How long an invitation works, days: a professional's opens files, a young person is not always connected. */
export const invitationDays = (role: Role) => (role === 'youngPerson' ? 7 : 3)
/** How long after signing in the means of signing in may be changed, minutes. */
export const freshMinutes = 60
/** How long a fresh proof of who one is lasts, minutes. */
export const confirmedMinutes = 5

/** How long the link to somebody who is asked to help works, days; later they ask for a code. How many may help at a time. */
export const helpLinkDays = 7
export const mostMandates = 5

/** A mandate has a name, an end within twelve months, and a consent that was given. */
export function checkMandate({ name, endsOn, consentOn }: { name: string; endsOn: string; consentOn: string }, today: string) {
  if (!visibleSign.test(name)) throw invalid('identity.helper-unnamed')
  const latest = yearAfter(today)
  if (endsOn < today || endsOn > latest) throw invalid('identity.mandate-too-long', { latest })
  if (consentOn > today) throw invalid('identity.consent-not-given-yet')
}
/** The last day a mandate of today may have; the 28th for the 29th of February. */
export const yearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`

/** Wrong tries in a row that lock an account. */
export const triesBeforeLock = 10

/**
 * How long the account is locked after this many wrong tries in a row, minutes; 0 = not.
 * A young person: 15 minutes each time. A professional: 15, then 30, 60… up to a day.
 */
export function lockMinutes(role: Role, failedTries: number) {
  if (failedTries === 0 || failedTries % triesBeforeLock) return 0
  const times = failedTries / triesBeforeLock
  return role === 'youngPerson' ? 15 : Math.min(15 * 2 ** (times - 1), 24 * 60)
}

/** Windows of the limits: this many in so many minutes. An open day brings forty people behind one address. */
export const limits = {
  'code-contact': { most: 5, minutes: 15 },
  'code-address': { most: 100, minutes: 15 },
  'contact-account': { most: 5, minutes: 60 },
  'passkey-address': { most: 300, minutes: 15 },
  'try-address': { most: 200, minutes: 15 },
  'reset-contact': { most: 3, minutes: 60 },
  'reset-address': { most: 30, minutes: 60 },
} as const
export type Limit = keyof typeof limits

/** At least twelve characters, none of the very common ones, not the address itself (ANSSI, 2021, R21 and R27). */
export function checkPassword(password: string, email: string | null) {
  if ([...password].length < 12) throw invalid('identity.password-short')
  const plain = password.toLowerCase().replace(/[^a-z0-9]/g, '')
  const local = email?.split('@')[0]?.replace(/[^a-z0-9]/g, '')
  if (new Set(plain).size < 4 || common.some((word) => leftOver(plain, word) < 5)) throw invalid('identity.password-common')
  if (local && local.length > 3 && leftOver(plain, local) < 5) throw invalid('identity.password-common')
}
const leftOver = (password: string, word: string) => password.split(word).join('').length

const common = [
  'motdepasse',
  'password',
  'azerty',
  'qwerty',
  'azertyuiop',
  'qwertyuiop',
  '123456',
  '1234567890',
  '0123456789',
  'abcdef',
  'admin',
  'bonjour',
  'soleil',
  'doudou',
  'loulou',
  'marseille',
  'chocolat',
  'missionlocale',
  'francetravail',
  'poleemploi',
  'conseiller',
  'elan',
  'letmein',
  'welcome',
  'iloveyou',
  'jetaime',
  'secret',
  'football',
]

/** An address of this site to go to after signing in, or the given default. */
export function pathWithin(next: string | null | undefined, otherwise: string) {
  return next && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : otherwise
}

/** The first page of each role. */
export function homeOf(role: Role) {
  if (role === 'youngPerson') return '/jeune'
  return role === 'pilot' || role === 'auditor' ? '/pilotage' : '/bureau'
}

/** The texts people agree to; a new version asks again. */
export const consentTexts = {
  terms: {
    version: 'v1',
    isRequired: true,
    title: 'Règles d’utilisation d’Élan',
    youngPerson:
      'Élan sert à suivre ton contrat d’engagement jeune avec ton conseiller ou ta conseillère : messages, rendez-vous, démarches. ' +
      'Les personnes de ta structure qui t’accompagnent voient ton dossier, et tu peux voir qui l’a ouvert. ' +
      'Tu peux télécharger tes données et fermer ton compte quand tu veux. ' +
      'Garde tes codes pour toi et reste correct dans tes messages.',
    professional:
      'Élan sert à accompagner les jeunes en contrat d’engagement jeune. Vous n’ouvrez un dossier que si votre mission le demande ; ' +
      'chaque consultation est tracée et le jeune peut la voir. Vos moyens de connexion sont personnels. ' +
      'Les échanges sont conservés le temps de l’accompagnement, puis selon les durées légales.',
  },
  'usage-measures': {
    version: 'v1',
    isRequired: false,
    title: 'Mesure d’usage',
    youngPerson:
      'Tu acceptes que l’on compte, sans ton nom, les pages que tu utilises, pour rendre Élan plus simple. Cela ne change rien à ton accompagnement, et tu peux changer d’avis quand tu veux.',
    professional:
      'Vous acceptez que l’on compte, sans votre nom, les pages que vous utilisez, pour rendre Élan plus simple. Vous pouvez changer d’avis à tout moment.',
  },
} as const
export type ConsentKind = keyof typeof consentTexts

/** The version agreed to must be the one in force, or the person read another text. */
export function checkConsentVersion(kind: ConsentKind, version: string) {
  if (version !== consentTexts[kind].version) throw conflict('identity.consent-version', { version: consentTexts[kind].version })
}

/** The word typed to close one's account. */
export const closureWord = 'FERMER'
export function checkClosure(confirmation: string) {
  if (confirmation.trim().toUpperCase() !== closureWord) throw invalid('identity.closure-not-confirmed')
}

/** An address as it may be shown to who holds a link: enough to be recognised, not enough to be learnt. */
export function maskContact(contact: string) {
  const [local, domain] = contact.split('@')
  if (domain === undefined) return `${contact.slice(0, 3)} •• •• •• ${contact.slice(-2)}`
  return `${local!.slice(0, 1)}${'•'.repeat(4)}@${domain}`
}

/** What a device is called in the list of sessions. */
export function deviceOf(userAgent: string) {
  const find = (names: [string, RegExp][]) => names.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const browser = find(browsers)
  const system = find(systems)
  if (!browser && !system) return 'Appareil inconnu'
  return [browser ?? 'Navigateur', system && `sur ${system}`].filter(Boolean).join(' ')
}
const browsers: [string, RegExp][] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox\/|FxiOS/],
  ['Chrome', /Chrome\/|CriOS/],
  ['Safari', /Safari\//],
]
const systems: [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh|Mac OS X/],
  ['Chromebook', /CrOS/],
  ['Linux', /Linux/],
]
