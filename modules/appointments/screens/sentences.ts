type Params = Record<string, unknown>
type Busy = { name: string | null; kind: string; startsAt: string; endsAt: string }

/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'appointments.unknown': {
    tu: 'Ce rendez-vous n’existe plus.',
    vous: 'Ce rendez-vous n’existe plus, ou vous ne suivez pas ce jeune.',
  },
  'appointments.young-person-unknown': 'Vous ne suivez pas ou plus l’un de ces jeunes. Retirez-le du rendez-vous.',
  'appointments.adviser-unknown': 'L’un des conseillers ne travaille plus dans votre structure. Choisissez quelqu’un d’autre.',
  'appointments.no-structure': 'Votre compte n’est rattaché à aucune structure : vous ne pouvez pas y planifier de rendez-vous.',
  'appointments.id-reused': 'Cet envoi a déjà servi pour un autre rendez-vous. Fermez la fenêtre et recommencez.',
  'appointments.other-type-needed': 'Dites en quelques mots de quel rendez-vous il s’agit.',
  'appointments.address-needed': 'Indiquez l’adresse où se rendre.',
  'appointments.link-needed': 'Indiquez le lien de la visio ; il commence par https://.',
  'appointments.adviser-must-attend': 'Un entretien individuel se tient avec un conseiller : dites qui sera présent.',
  'appointments.too-old': 'Cette date est trop ancienne : un an en arrière au plus.',
  'appointments.too-far': 'Cette date est trop lointaine : deux ans à l’avance au plus.',
  'appointments.no-such-time': ({ why }: Params) =>
    why === 'twice'
      ? 'Cette nuit-là, les montres reculent : cette heure existe deux fois. Choisissez-en une autre.'
      : 'Cette nuit-là, les montres avancent : cette heure n’existe pas. Choisissez-en une autre.',
  'appointments.adviser-busy': ({ busy }: Params) => `${namesOf(busy, 'adviser') || 'Le conseiller'} a déjà un rendez-vous à ce moment.`,
  'appointments.young-person-busy': ({ busy }: Params) =>
    `${namesOf(busy, 'youngPerson') || 'Un autre jeune de ce rendez-vous'} a déjà un rendez-vous à ce moment.`,
  'appointments.cancelled': {
    tu: 'Ce rendez-vous est annulé. Il n’y a plus rien à faire.',
    vous: 'Ce rendez-vous est annulé : il ne change plus.',
  },
  'appointments.closed': 'Les présences ont été notées : ce rendez-vous ne change plus. Vous pouvez corriger les présences.',
  'appointments.changed-meanwhile': 'Ce rendez-vous vient d’être modifié par quelqu’un d’autre. Rouvrez-le pour voir la nouvelle version.',
  'appointments.moved': 'Le rendez-vous a changé d’heure entre-temps. Regarde la nouvelle heure, puis réponds.',
  'appointments.over': 'Ce rendez-vous est passé. Écris à ton conseiller si tu veux en parler.',
  'appointments.reason-needed': 'Dis en un mot pourquoi tu ne peux pas venir.',
  'appointments.wished-times-needed': 'Dis quand tu serais disponible.',
  'appointments.not-begun': 'Ce rendez-vous n’a pas commencé : les présences se notent ensuite.',
  'appointments.not-expected': 'L’un de ces jeunes n’était pas attendu à ce rendez-vous.',
  'appointments.slot-taken': {
    tu: 'Quelqu’un vient de prendre ce créneau. Choisis-en un autre.',
    vous: 'Ce créneau est réservé. Annulez ou déplacez d’abord le rendez-vous.',
  },
  'appointments.slot-unknown': {
    tu: 'Ce créneau n’est plus proposé. Choisis-en un autre.',
    vous: 'Ce créneau n’existe plus.',
  },
  'appointments.slot-past': 'Ce créneau est passé. Choisis-en un autre.',
  'appointments.you-are-busy': 'Tu as déjà quelque chose à cette heure. Choisis un autre créneau.',
  'appointments.too-many-booked': ({ most }: Params) =>
    `Tu as déjà réservé ${most} rendez-vous à venir. Annules-en un si tu veux prendre celui-ci, ou écris à ton conseiller.`,
  'appointments.too-many-with-adviser': ({ most }: Params) =>
    `Tu as déjà réservé ${most} rendez-vous à venir avec cette personne. Déplace l’un d’eux ou annule-le pour prendre ce moment.`,
  'appointments.not-booked': 'C’est ton conseiller qui a fixé ce rendez-vous. Demande-lui de le déplacer.',
  'appointments.opening-too-short': 'Entre le début et la fin, il n’y a pas la place d’un créneau.',
  'appointments.slots-overlap': 'Vous avez déjà ouvert un créneau à ce moment.',
}

const namesOf = (busy: unknown, kind: string) =>
  Array.isArray(busy) ? [...new Set((busy as Busy[]).filter((b) => b.kind === kind && b.name).map((b) => b.name))].join(', ') : ''
