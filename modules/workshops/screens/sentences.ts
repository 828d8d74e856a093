type Params = Record<string, unknown>
type Busy = { name?: string | null }

/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'workshops.unknown': {
    tu: 'Cet atelier n’existe plus, ou il ne t’est pas proposé.',
    vous: 'Cet atelier n’existe plus, ou c’est à la personne qui l’anime de le changer.',
  },
  'workshops.young-person-unknown': 'Vous ne suivez pas ou plus l’un de ces jeunes.',
  'workshops.no-structure': 'Votre compte n’est rattaché à aucune structure : vous ne pouvez pas y planifier d’atelier.',
  'workshops.leader-unknown': 'L’un des animateurs ne travaille plus dans votre structure. Choisissez quelqu’un d’autre.',
  'workshops.id-reused': 'Cet envoi a déjà servi pour un autre atelier. Fermez la fenêtre et recommencez.',
  'workshops.title-needed': 'Donnez un titre à l’atelier.',
  'workshops.address-needed': 'Indiquez l’adresse où se rendre.',
  'workshops.link-needed': 'Indiquez le lien de la visio ; il commence par https://.',
  'workshops.waiting-list-without-capacity': 'Une liste d’attente demande un nombre de places.',
  'workshops.too-old': 'Cette date est trop ancienne : un an en arrière au plus.',
  'workshops.too-far': 'Cette date est trop lointaine : deux ans à l’avance au plus.',
  'workshops.no-such-time': ({ why }: Params) =>
    why === 'twice'
      ? 'Cette nuit-là, les montres reculent : cette heure existe deux fois. Choisissez-en une autre.'
      : 'Cette nuit-là, les montres avancent : cette heure n’existe pas. Choisissez-en une autre.',
  'workshops.session-cancelled': { tu: 'Cet atelier est annulé.', vous: 'Cet atelier est annulé : il ne change plus.' },
  'workshops.session-closed': {
    tu: 'Cet atelier est terminé.',
    vous: 'L’émargement est clos : l’atelier ne change plus. Vous pouvez corriger une présence.',
  },
  'workshops.not-closed': 'L’émargement n’est pas encore clos : notez les présences sur la feuille.',
  'workshops.not-open': 'Pour cet atelier, c’est ton conseiller qui t’inscrit. Écris-lui.',
  'workshops.begun': 'Cet atelier a déjà commencé.',
  'workshops.not-begun': 'L’atelier n’a pas commencé : les présences se notent ensuite.',
  'workshops.full': {
    tu: 'Il n’y a plus de place dans cet atelier.',
    vous: 'Il n’y a plus assez de places. Augmentez le nombre de places ou ouvrez une liste d’attente.',
  },
  'workshops.busy': ({ busy }: Params) =>
    namesOf(busy)
      ? `${namesOf(busy)} : déjà pris à ce moment.`
      : 'Tu as déjà quelque chose à cette heure. Déplace-le d’abord, ou écris à ton conseiller.',
  'workshops.leader-busy': ({ busy }: Params) => `${namesOf(busy) || 'La personne qui anime'} : déjà pris à ce moment.`,
  'workshops.too-late-to-leave': 'C’est trop tard pour te désinscrire ici. Écris à ton conseiller, il s’en occupe.',
  'workshops.not-registered': { tu: 'Tu n’es pas inscrit à cet atelier.', vous: 'L’un de ces jeunes n’est pas inscrit à cet atelier.' },
  'workshops.attendance-missing': 'Dites pour chaque personne inscrite si elle est venue.',
  'workshops.reason-needed': 'Dites en quelques mots pourquoi vous corrigez.',
  'workshops.changed-meanwhile': 'Cet atelier vient d’être modifié par quelqu’un d’autre. Rouvrez-le pour voir la nouvelle version.',
  'workshops.capacity-below-registered': ({ registered }: Params) =>
    `${String(registered)} personnes ont déjà une place : le nombre de places ne peut pas être plus petit.`,
}

const namesOf = (busy: unknown) => (Array.isArray(busy) ? [...new Set((busy as Busy[]).flatMap((b) => b.name ?? []))].join(', ') : '')
