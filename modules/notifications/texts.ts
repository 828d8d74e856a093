import { mondayOfWeek } from '#modules/hours'
import { day, shortWhen, when } from './french-time.ts'

/** Everything a line of the centre can be about, as it is stored. */
export type Kind = keyof typeof kinds

/** What the words may need. Ids and instants only are stored; names are looked up when the words are said. */
export type Facts = {
  now: string
  timeZone: string
  /** `mission_locale` or `france_travail`: where "la structure" is. */
  network: 'mission_locale' | 'france_travail'
  howMany: number
  startsAt?: string | undefined
  /** Where the appointment is; an address is never said on a lock screen. */
  modality?: 'at_structure' | 'elsewhere' | 'phone' | 'video' | undefined
  /** The last day of an action. */
  dueOn?: string | undefined
  /** A week of hours: `2026-W48`. */
  week?: string | undefined
  /** Of a channel that fails: which, how many messages were tried and how many did not go through. */
  channel?: 'push' | 'email' | 'sms' | undefined
  tried?: number | undefined
  failed?: number | undefined
  answer?: 'confirmed' | 'declined' | 'move-asked' | undefined
  /** The first name of the young person a professional's line is about. */
  firstName?: string | undefined
}
type Words = (f: Facts) => { title: string; text: string }
type KindWords = {
  /** What is said in the application. */
  centre: Words
  /** What is said on a lock screen, to a young person: no motive, no name. Absent: the centre only. */
  outside?: (f: Facts) => string
  /** The same by SMS, in letters of GSM 03.38 and at most 160 of them. */
  sms?: (f: Facts) => string
  /** Subject of the e-mail. */
  subject?: (f: Facts) => string
}

const place = ({ modality, network }: Facts) => {
  if (modality === 'phone') return ', par téléphone'
  if (modality === 'video') return ', en visio'
  if (modality === 'at_structure') return network === 'mission_locale' ? ', à la mission locale' : ', à l’agence France Travail'
  return ''
}
const at = (f: Facts) => `${f.startsAt ? when(f.startsAt, f.now, f.timeZone) : 'à une date à voir dans Élan'}${place(f)}`
const shortAt = (f: Facts) => plain(`${f.startsAt ? shortWhen(f.startsAt, f.now, f.timeZone) : ''}${place(f)}`)
const plain = (s: string) => s.replaceAll('’', "'")
const capital = (s: string) => s.slice(0, 1).toUpperCase() + s.slice(1)
const who = (f: Facts) => f.firstName ?? 'Une personne suivie'
const many = (n: number, one: string, several: string) => (n > 1 ? several.replace('#', String(n)) : one)

const kinds = {
  // to the young person
  message: {
    centre: (f) => ({
      title: many(f.howMany, 'Nouveau message', '# nouveaux messages'),
      text: 'Ton conseiller t’a écrit.',
    }),
    outside: () => 'Tu as un nouveau message.',
    sms: () => 'Élan : tu as un nouveau message.',
    subject: () => 'Tu as un nouveau message',
  },
  'appointment-new': {
    centre: (f) => ({ title: 'Nouveau rendez-vous', text: `${capital(at(f))}.` }),
    outside: (f) => `Nouveau rendez-vous : ${at(f)}.`,
    sms: (f) => `Élan : nouveau rendez-vous ${shortAt(f)}.`,
    subject: (f) => `Rendez-vous ${at(f)}`,
  },
  'appointment-moved': {
    centre: (f) => ({ title: 'Rendez-vous déplacé', text: `Il a maintenant lieu ${at(f)}.` }),
    outside: (f) => `Rendez-vous déplacé : ${at(f)}.`,
    sms: (f) => `Élan : rendez-vous déplacé, ${shortAt(f)}.`,
    subject: (f) => `Rendez-vous déplacé : ${at(f)}`,
  },
  'appointment-changed': {
    centre: (f) => ({ title: 'Rendez-vous modifié', text: `Celui de ${at(f)}. Regarde ce qui change.` }),
    outside: (f) => `Rendez-vous modifié : ${at(f)}.`,
    sms: (f) => `Élan : rendez-vous modifié, ${shortAt(f)}.`,
    subject: (f) => `Rendez-vous modifié : ${at(f)}`,
  },
  'appointment-cancelled': {
    centre: (f) => ({ title: 'Rendez-vous annulé', text: `Celui de ${at({ ...f, modality: undefined })} n’aura pas lieu.` }),
    outside: (f) => `Rendez-vous annulé : ${at({ ...f, modality: undefined })}.`,
    sms: (f) => `Élan : rendez-vous annulé, ${shortAt({ ...f, modality: undefined })}.`,
    subject: (f) => `Rendez-vous annulé : ${at({ ...f, modality: undefined })}`,
  },
  'appointment-reminder': {
    centre: (f) => ({ title: 'Rappel de rendez-vous', text: `${capital(at(f))}.` }),
    outside: (f) => `Rappel : rendez-vous ${at(f)}.`,
    sms: (f) => `Élan, rappel : rendez-vous ${shortAt(f)}.`,
    subject: (f) => `Rappel : rendez-vous ${at(f)}`,
  },
  'appointment-missed': {
    centre: (f) => ({
      title: 'Tu n’as pas pu venir',
      text: `C’était ${at({ ...f, modality: undefined })}. Écris à ton conseiller pour en reprendre un.`,
    }),
  },
  'workshop-new': {
    centre: (f) => ({ title: 'Inscription à un atelier', text: `${capital(at(f))}.` }),
    outside: (f) => `Tu as une place dans un atelier : ${at(f)}.`,
    sms: (f) => `Élan : tu as une place dans un atelier ${shortAt(f)}.`,
    subject: (f) => `Atelier ${at(f)}`,
  },
  'workshop-place': {
    centre: (f) => ({ title: 'Tu as une place', text: `Une place s’est libérée : atelier ${at(f)}.` }),
    outside: (f) => `Une place s’est libérée pour toi : atelier ${at(f)}.`,
    sms: (f) => `Élan : une place s’est libérée pour toi, atelier ${shortAt(f)}.`,
    subject: (f) => `Tu as une place : atelier ${at(f)}`,
  },
  'workshop-waiting': {
    centre: (f) => ({ title: 'Liste d’attente', text: `Atelier ${at(f)} : on te prévient si une place se libère.` }),
    outside: (f) => `Tu es en liste d’attente : atelier ${at(f)}.`,
    sms: (f) => `Élan : tu es en liste d’attente, atelier ${shortAt(f)}.`,
    subject: (f) => `Liste d’attente : atelier ${at(f)}`,
  },
  'workshop-removed': {
    centre: (f) => ({
      title: 'Tu n’es plus inscrit',
      text: `Atelier ${at({ ...f, modality: undefined })}. Écris à ton conseiller si tu veux en parler.`,
    }),
    outside: (f) => `Tu n’as plus de place à l’atelier ${at({ ...f, modality: undefined })}.`,
    sms: (f) => `Élan : tu n’as plus de place à l’atelier ${shortAt({ ...f, modality: undefined })}.`,
    subject: (f) => `Tu n’as plus de place : atelier ${at({ ...f, modality: undefined })}`,
  },
  'workshop-moved': {
    centre: (f) => ({ title: 'Atelier déplacé', text: `Il a maintenant lieu ${at(f)}.` }),
    outside: (f) => `Atelier déplacé : ${at(f)}.`,
    sms: (f) => `Élan : atelier déplacé, ${shortAt(f)}.`,
    subject: (f) => `Atelier déplacé : ${at(f)}`,
  },
  'workshop-changed': {
    centre: (f) => ({ title: 'Atelier modifié', text: `Celui de ${at(f)}. Regarde ce qui change.` }),
    outside: (f) => `Atelier modifié : ${at(f)}.`,
    sms: (f) => `Élan : atelier modifié, ${shortAt(f)}.`,
    subject: (f) => `Atelier modifié : ${at(f)}`,
  },
  'workshop-cancelled': {
    centre: (f) => ({ title: 'Atelier annulé', text: `Celui de ${at({ ...f, modality: undefined })} n’aura pas lieu.` }),
    outside: (f) => `Atelier annulé : ${at({ ...f, modality: undefined })}.`,
    sms: (f) => `Élan : atelier annulé, ${shortAt({ ...f, modality: undefined })}.`,
    subject: (f) => `Atelier annulé : ${at({ ...f, modality: undefined })}`,
  },
  'workshop-reminder': {
    centre: (f) => ({ title: 'Rappel d’atelier', text: `${capital(at(f))}.` }),
    outside: (f) => `Rappel : atelier ${at(f)}.`,
    sms: (f) => `Élan, rappel : atelier ${shortAt(f)}.`,
    subject: (f) => `Rappel : atelier ${at(f)}`,
  },
  'workshop-signed-up': {
    centre: (f) => ({ title: 'Ta place est prise', text: `Atelier ${at(f)}.` }),
    subject: (f) => `Ta place est prise : atelier ${at(f)}`,
  },
  'workshop-left': {
    centre: (f) => ({ title: 'Tu ne viens plus', text: `Atelier ${at({ ...f, modality: undefined })}. Merci d’avoir prévenu.` }),
    subject: (f) => `C’est noté, tu ne viens plus : atelier ${at({ ...f, modality: undefined })}`,
  },
  'actions-given': {
    centre: (f) => ({
      title: many(f.howMany, 'Une action à faire', '# actions à faire'),
      text: 'Ton conseiller te propose une nouvelle étape.',
    }),
    outside: (f) => `Tu as ${many(f.howMany, 'une nouvelle action', '# nouvelles actions')} à faire.`,
    sms: (f) => `Élan : tu as ${many(f.howMany, 'une nouvelle action', '# nouvelles actions')} à faire.`,
    subject: (f) => `Tu as ${many(f.howMany, 'une nouvelle action', '# nouvelles actions')} à faire`,
  },
  'action-commented': {
    centre: () => ({ title: 'Un mot sur une action', text: 'Ton conseiller a laissé un commentaire.' }),
    outside: () => 'Il y a un nouveau commentaire sur une de tes actions.',
    sms: () => 'Élan : nouveau commentaire sur une de tes actions.',
    subject: () => 'Un nouveau commentaire sur une de tes actions',
  },
  'actions-qualified': {
    centre: (f) => ({
      title: many(f.howMany, 'Action reconnue', '# actions reconnues'),
      text: 'Ton conseiller l’a comptée.',
    }),
    outside: (f) => many(f.howMany, 'Une de tes actions est reconnue.', '# de tes actions sont reconnues.'),
    sms: (f) => `Élan : ${many(f.howMany, 'une de tes actions est reconnue.', '# de tes actions sont reconnues.')}`,
    subject: (f) => many(f.howMany, 'Une de tes actions est reconnue', '# de tes actions sont reconnues'),
  },
  'action-reminder': {
    centre: (f) => ({ title: 'Une action arrive à sa date', text: f.dueOn ? `À faire avant ${dueDay(f)}.` : 'Regarde où tu en es.' }),
    outside: (f) => (f.dueOn ? `Rappel : une action à faire avant ${dueDay(f)}.` : 'Rappel : une action arrive à sa date.'),
    sms: (f) => `Élan, rappel : une action à faire${f.dueOn ? ` avant le ${f.dueOn.slice(8)}/${f.dueOn.slice(5, 7)}` : ''}.`,
    subject: (f) => (f.dueOn ? `Rappel : une action à faire avant ${dueDay(f)}` : 'Rappel : une action arrive à sa date'),
  },
  'contract-to-sign': {
    centre: () => ({ title: 'Ton contrat est prêt', text: 'Lis-le tranquillement, puis signe si tu es d’accord.' }),
    outside: () => 'Un document t’attend dans Élan.',
    sms: () => "Élan : un document t'attend dans ton espace.",
    subject: () => 'Un document t’attend',
  },
  'contract-signed': {
    centre: () => ({ title: 'Ton contrat est signé', text: 'Tout le monde a signé : c’est parti.' }),
  },
  'plan-proposed': {
    centre: () => ({ title: 'Un objectif proposé', text: 'Ton conseiller attend ta réponse : d’accord ou non ?' }),
    outside: () => 'Une proposition t’attend dans ton plan.',
    sms: () => "Élan : une proposition t'attend dans ton plan.",
    subject: () => 'Une proposition t’attend dans ton plan',
  },
  'programme-proposed': {
    centre: () => ({ title: 'Un programme proposé', text: 'Lis de quoi il s’agit, puis dis ce que tu en penses.' }),
    outside: () => 'Une proposition t’attend dans ton plan.',
    sms: () => "Élan : une proposition t'attend dans ton plan.",
    subject: () => 'Une proposition t’attend dans ton plan',
  },
  'hours-validated': {
    centre: () => ({ title: 'Des heures validées', text: 'Ton conseiller a validé ce que tu as déclaré.' }),
    outside: () => 'Des heures que tu as déclarées sont validées.',
    sms: () => 'Élan : des heures que tu as déclarées sont validées.',
    subject: () => 'Des heures que tu as déclarées sont validées',
  },
  'hours-answered': {
    centre: () => ({ title: 'Une réponse sur tes heures', text: 'Ton conseiller a revu une ligne de ta semaine et te dit pourquoi.' }),
    outside: () => 'Il y a une réponse sur tes heures.',
    sms: () => 'Élan : il y a une réponse sur tes heures.',
    subject: () => 'Une réponse sur tes heures',
  },
  'week-closed': {
    centre: (f) => ({ title: 'Semaine close', text: `Celle du ${monday(f)} : regarde ce qui compte. Pas d’accord ? Tu peux le dire.` }),
    outside: () => 'Ta semaine d’heures est close.',
    sms: () => "Élan : ta semaine d'heures est close.",
    subject: () => 'Ta semaine d’heures est close',
  },
  'allowance-to-declare': {
    centre: () => ({
      title: 'Un mois à déclarer',
      text: 'Dis ce que tu as gagné le mois d’avant : ton allocation en dépend. Rien gagné compte aussi.',
    }),
    outside: () => 'Rappel : une déclaration t’attend dans Élan.',
    sms: () => "Élan, rappel : une déclaration t'attend dans ton espace.",
    subject: () => 'Rappel : une déclaration t’attend',
  },
  'allowance-returned': {
    centre: () => ({ title: 'Ta déclaration est à corriger', text: 'Ton conseiller t’a écrit ce qu’il manque.' }),
    outside: () => 'Ta déclaration est à corriger dans Élan.',
    sms: () => 'Élan : ta déclaration est à corriger dans ton espace.',
    subject: () => 'Ta déclaration est à corriger',
  },
  'allowance-granted': {
    centre: () => ({ title: 'Ton allocation du mois est calculée', text: 'Le montant et les raisons sont dans « Mon allocation ».' }),
  },
  'adviser-changed': {
    centre: () => ({ title: 'Ton conseiller change', text: 'Tes messages et ton dossier restent les mêmes.' }),
    outside: () => 'Ton conseiller change. Regarde dans Élan.',
  },
  'file-infected': {
    centre: () => ({
      title: 'Un fichier est mis à l’écart',
      text: 'L’antivirus y a trouvé un virus : personne ne peut le télécharger. Envoie une autre version, ou une photo du document.',
    }),
  },
  // to professionals
  'young-contract-signed': {
    centre: (f) => ({ title: `Contrat signé : ${who(f)}`, text: 'Toutes les signatures sont là : le contrat est en cours.' }),
  },
  'young-plan-proposed': {
    centre: (f) => ({ title: `${who(f)} propose un objectif`, text: 'Votre réponse est attendue, dans son parcours.' }),
  },
  'young-hours-contested': {
    centre: (f) => ({
      title: `${who(f)} conteste une ligne de ses heures`,
      text: 'Votre réponse est attendue : ces heures restent à part.',
    }),
  },
  'young-file-infected': {
    centre: (f) => ({
      title: `Un fichier du dossier de ${who(f)} est mis à l’écart`,
      text: 'L’antivirus y a trouvé un virus : personne ne peut le télécharger.',
    }),
  },
  'young-message': {
    centre: (f) => ({ title: `Message de ${who(f)}`, text: many(f.howMany, 'Un nouveau message.', '# nouveaux messages.') }),
  },
  'young-appointment': {
    centre: (f) => ({ title: `${who(f)} a pris rendez-vous`, text: `${capital(at({ ...f, modality: undefined }))}.` }),
  },
  'young-appointment-moved': {
    centre: (f) => ({ title: `${who(f)} a déplacé son rendez-vous`, text: `Il a maintenant lieu ${at({ ...f, modality: undefined })}.` }),
  },
  'young-appointment-cancelled': {
    centre: (f) => ({
      title: `${who(f)} a annulé son rendez-vous`,
      text: `Celui de ${at({ ...f, modality: undefined })} ; le créneau est libre.`,
    }),
  },
  'young-workshop': {
    centre: (f) => ({ title: `${who(f)} s’est inscrit à un atelier`, text: `${capital(at({ ...f, modality: undefined }))}.` }),
  },
  'young-workshop-left': {
    centre: (f) => ({ title: `${who(f)} s’est désinscrit d’un atelier`, text: `Celui de ${at({ ...f, modality: undefined })}.` }),
  },
  'young-appointment-answer': {
    centre: (f) => ({ title: answered(f), text: `Rendez-vous ${at({ ...f, modality: undefined })}.` }),
  },
  'young-actions': {
    centre: (f) => ({ title: `${who(f)} s’est fixé ${many(f.howMany, 'une action', '# actions')}`, text: 'À lire dans son dossier.' }),
  },
  'young-action-done': { centre: (f) => ({ title: `${who(f)} a terminé une action`, text: 'Elle attend votre qualification.' }) },
  'young-action-commented': { centre: (f) => ({ title: `${who(f)} a commenté une action`, text: 'À lire dans son dossier.' }) },
  'young-joined': {
    centre: (f) => ({ title: `${who(f)} rejoint votre portefeuille`, text: 'Vous êtes maintenant son conseiller référent.' }),
  },
  'young-activated': { centre: (f) => ({ title: `${who(f)} a ouvert son compte`, text: 'Vous pouvez lui écrire.' }) },
  'young-sms-stopped': {
    centre: (f) => ({ title: `${who(f)} ne reçoit plus de SMS`, text: 'Réponse STOP à un SMS d’Élan. Prévenez autrement.' }),
  },
  'young-sms-started': { centre: (f) => ({ title: `${who(f)} reçoit de nouveau les SMS`, text: 'Réponse START à Élan.' }) },
  'task-given': { centre: () => ({ title: 'Une tâche pour vous', text: 'Un collègue vous confie une tâche sur un dossier.' }) },
  'note-mention': { centre: () => ({ title: 'Un collègue vous cite', text: 'Dans une note sur un dossier.' }) },
  // to the administrators
  'sending-failing': {
    centre: (f) => ({
      title: `${sendings[f.channel ?? 'email']} ne partent pas bien`,
      text: `${f.failed ?? 0} échecs sur les ${f.tried ?? 0} derniers envois de l’heure.`,
    }),
  },
} satisfies Record<string, KindWords>

const sendings = { push: 'Les notifications', email: 'Les e-mails', sms: 'Les SMS' }

const monday = ({ week }: Facts) => (week ? day(`${mondayOfWeek(week)}T12:00:00Z`, 'UTC') : 'semaine passée')
const dueDay = (f: Facts) => `le ${day(`${f.dueOn}T12:00:00Z`, 'UTC')}`
function answered(f: Facts) {
  if (f.answer === 'confirmed') return `${who(f)} sera là`
  return f.answer === 'declined' ? `${who(f)} ne pourra pas venir` : `${who(f)} demande à déplacer`
}

/** True when this is a kind whose words are known. */
export const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind)
/** Every kind, for the tests of the words. */
export const allKinds = Object.keys(kinds) as Kind[]

/** A line of the centre. */
export const centreWords = (kind: Kind, f: Facts) => (kinds[kind] as KindWords).centre(f)
/** The body of a push; undefined when this is said in the centre only. */
export const pushText = (kind: Kind, f: Facts) => (kinds[kind] as KindWords).outside?.(f)
/** The SMS; undefined when this is never said by SMS. */
export function smsText(kind: Kind, f: Facts) {
  const text = (kinds[kind] as KindWords).sms?.(f)
  return text && plain(text)
}

/** What an e-mail adds to the words of the lock screen: still no motive, but with whom and where. */
export type MailMore = { firstName: string; withWhom?: string | undefined; address?: string | undefined; link: string; settings: string }
/** The e-mail; undefined when this is never said by e-mail. */
export function mailText(kind: Kind, f: Facts, more: MailMore) {
  const words = kinds[kind] as KindWords
  const subject = words.subject?.(f)
  if (!subject) return undefined
  const details = [more.withWhom && `Avec ${more.withWhom}`, more.address && `Adresse : ${more.address}`].filter(Boolean)
  const body = [
    `Bonjour ${more.firstName},`,
    words.outside?.(f) ?? subject,
    ...(details.length ? [details.join('\n')] : []),
    `Pour voir et répondre : ${more.link}`,
    `À bientôt,\nÉlan`,
    `Tu choisis ce que tu reçois ici : ${more.settings}`,
  ].join('\n\n')
  return { subject: capital(subject), body }
}

/** What the person will read when they try their device. */
export const trialText = 'Ça marche : ce téléphone te préviendra.'
