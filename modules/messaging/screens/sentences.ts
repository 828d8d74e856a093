import type { Sentences } from '#ui/refusal'

const days = ['', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** What to tell about each refusal of the conversations. */
export const sentences = {
  'messaging.unknown': {
    tu: 'Cette conversation n’est pas la tienne.',
    vous: 'Cette conversation n’existe pas, ou vous ne suivez pas cette personne.',
  },
  'messaging.unknown-message': 'Ce message n’existe plus.',
  'messaging.nothing-to-say': { tu: 'Écris quelque chose avant d’envoyer.', vous: 'Écrivez quelque chose avant d’envoyer.' },
  'messaging.reply-to-unknown': 'Le message cité n’est pas dans cette conversation.',
  'messaging.id-reused': {
    tu: 'Ce message est déjà parti avec un autre texte. Recopie ton texte dans un nouveau message.',
    vous: 'Ce message est déjà parti avec un autre contenu. Recopiez votre texte dans un nouveau message.',
  },
  'messaging.not-the-author': 'Seule la personne qui a écrit un message peut le changer.',
  'messaging.deleted': 'Ce message a été supprimé : il ne peut plus être modifié.',
  'messaging.too-late-to-edit': ({ hours }) => `Un message peut être modifié pendant ${hours} heures. Celui-ci est plus ancien.`,
  'messaging.unknown-list': 'Cette liste n’existe plus, ou elle n’est pas la vôtre.',
  'messaging.unknown-template': 'Ce modèle n’existe plus.',
  'messaging.unknown-scheduled': 'Ce message programmé n’existe pas, ou il n’est pas le vôtre.',
  'messaging.unknown-banner': 'Ce bandeau n’existe pas, ou il n’est pas le vôtre.',
  'messaging.no-structure': 'Votre compte n’est rattaché à aucune structure.',
  'messaging.too-long-once-filled': 'Une fois les prénoms mis, ce texte dépasserait 4 000 caractères. Raccourcissez-le.',
  'messaging.scheduled-in-the-past': 'Cette heure est déjà passée. Choisissez un moment à venir.',
  'messaging.scheduled-too-far': 'Un message se programme au plus un an à l’avance.',
  'messaging.scheduled-is-done': ({ status }) =>
    status === 'withdrawn' ? 'Ce message a été retiré.' : 'Ce message est déjà parti : il ne peut plus être changé.',
  'messaging.banner-ends-before': 'Le bandeau doit finir après avoir commencé.',
  'messaging.banner-is-past': 'Ces dates sont passées.',
  'messaging.banner-too-long': ({ days }) => `Un bandeau reste affiché au plus ${days} jours.`,
  'messaging.sharing-is-for-managers': 'Les modèles de la structure sont écrits par ses responsables. Gardez celui-ci pour vous.',
  'messaging.hours-end-before-they-begin': ({ day }) => `Le ${days[Number(day)]}, la fin doit venir après le début.`,
  'messaging.hours-overlap': ({ day }) => `Le ${days[Number(day)]}, deux plages se chevauchent.`,
} satisfies Sentences
