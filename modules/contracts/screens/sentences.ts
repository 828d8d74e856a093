import type { criteria } from '../api.ts'

const criterionNames: Record<(typeof criteria)[number], string> = {
  age: 'âge',
  study: 'études',
  training: 'formation',
  stay: 'séjour régulier',
  jobseeker: 'inscription à France Travail',
  difficulty: 'difficultés d’accès à l’emploi',
  work: 'emploi en cours',
  'earlier-contract': 'contrat précédent',
  education: 'retour en formation initiale',
}
const namesOf = (codes: unknown) =>
  Array.isArray(codes) ? codes.map((c) => criterionNames[c as keyof typeof criterionNames] ?? c).join(', ') : ''
const day = (iso: unknown) => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(String(iso)))

/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'contracts.unknown': { tu: 'Ce contrat n’existe pas.', vous: 'Ce contrat n’existe pas, ou vous ne suivez pas ce jeune.' },
  'contracts.unknown-course': 'Ce parcours n’existe pas, ou vous ne suivez pas ce jeune.',
  'contracts.unknown-decision': {
    tu: 'Cette décision n’existe pas.',
    vous: 'Cette décision n’existe pas, ou vous ne suivez pas ce jeune.',
  },
  'contracts.unknown-task': 'Cette pièce n’est plus attendue, ou vous ne suivez pas ce jeune.',
  'contracts.id-taken': {
    tu: 'Cet envoi a déjà été fait avec un autre contenu. Recharge la page avant de recommencer.',
    vous: 'Cet envoi a déjà été fait avec un autre contenu. Rechargez la page avant de recommencer.',
  },
  'contracts.course-open': 'Un autre parcours couvre déjà ces jours : terminez-le d’abord, ou choisissez une autre date.',
  'contracts.course-over': 'Ce parcours est déjà terminé.',
  'contracts.course-out-of-range': 'La date doit être dans les trois dernières années, et pas dans le futur.',
  'contracts.cej-open': 'Un contrat d’engagement jeune est en cours : il se termine depuis le contrat, avec son motif de sortie.',
  'contracts.diagnosis-out-of-range': 'La date du diagnostic doit être dans les douze derniers mois.',
  'contracts.domain-twice': 'Chaque domaine n’est évalué qu’une fois par diagnostic.',
  'contracts.not-eligible': ({ criteria: codes }: Record<string, unknown>) =>
    `Le contrat ne peut pas être ouvert : condition non remplie (${namesOf(codes)}).`,
  'contracts.refusal-without-motive': 'Un refus s’appuie sur au moins une condition non remplie : renseignez-la, puis cochez-la.',
  'contracts.refusal-without-explanation': 'Expliquez le refus en quelques mots (vingt caractères au moins) : la personne les lira.',
  'contracts.not-decided': 'L’ouverture du contrat n’est pas encore décidée : vérifiez les conditions, puis décidez.',
  'contracts.not-a-refusal': 'Cette décision ouvre le contrat : il n’y a pas de lettre de refus.',
  'contracts.ends-before-it-begins': 'Le contrat ne peut pas se terminer avant d’avoir commencé.',
  'contracts.begins-out-of-range': 'Le contrat commence au plus il y a un an, au plus dans trois mois.',
  'contracts.too-long': ({ latest, months }: Record<string, unknown>) =>
    `Un contrat dure au plus ${months} mois${months === 18 ? ' en tout' : ''} : le dernier jour possible est le ${day(latest)}.`,
  'contracts.overlaps':
    'Un autre contrat couvre déjà une partie de ces jours, ou est en préparation : une personne n’a qu’un contrat à la fois.',
  'contracts.not-a-draft': 'Ce texte est déjà proposé à la signature : annulez-le, ou faites un avenant une fois le contrat en cours.',
  'contracts.already-in-force': 'Ce contrat est en cours : il ne s’annule plus, il se termine avec un motif.',
  'contracts.not-to-sign': {
    tu: 'Il n’y a rien à signer pour l’instant.',
    vous: 'Ce contrat n’attend pas de signature.',
  },
  'contracts.already-signed': { tu: 'Tu as déjà signé ce texte.', vous: 'Cette signature est déjà faite, ou n’est pas nécessaire.' },
  'contracts.changed-meanwhile': {
    tu: 'Le texte vient de changer. Relis la nouvelle version avant de signer.',
    vous: 'Le texte vient de changer. Relisez la nouvelle version, puis recommencez.',
  },
  'contracts.decided-meanwhile': ({ by, outcome }: Record<string, unknown>) =>
    `${by ?? 'Quelqu’un'} vient de ${outcome === 'refused' ? 'refuser le contrat' : 'décider l’ouverture'}. Lisez cette décision ; renvoyez la vôtre seulement si elle doit la remplacer.`,
  'contracts.way-not-yours': { tu: 'Signe en dessinant ou avec un code.', vous: 'Signez en dessinant ou depuis votre compte.' },
  'contracts.no-contact': {
    tu: 'Tu n’as ni e-mail ni téléphone ici : signe en dessinant.',
    vous: 'Cette personne n’a ni e-mail ni téléphone.',
  },
  'contracts.too-many-codes': {
    tu: 'Un code vient d’être envoyé. Attends un peu avant d’en demander un autre.',
    vous: 'Un code vient d’être envoyé. Attendez un peu avant d’en demander un autre.',
  },
  'contracts.code-wrong': {
    tu: 'Ce n’est pas le bon code. Vérifie et réessaie.',
    vous: 'Ce n’est pas le bon code. Vérifiez et réessayez.',
  },
  'contracts.code-over': { tu: 'Ce code ne marche plus. Demandes-en un autre.', vous: 'Ce code ne marche plus. Demandez-en un autre.' },
  'contracts.signed-out-of-range': 'La date de signature est hors limites : ni dans le futur, ni plus d’un mois avant le début du contrat.',
  'contracts.minor-alone': {
    tu: 'Tu as moins de 18 ans : ton contrat commence quand ton représentant légal a signé aussi.',
    vous: 'Avant 18 ans, le contrat n’entre en vigueur qu’avec la signature d’un représentant légal : une signature du mineur seul ne suffit pas.',
  },
  'contracts.contact-not-theirs':
    'Ce contact est celui du jeune ou d’un professionnel : le représentant signe depuis sa propre adresse ou son propre numéro.',
  'contracts.link-unknown': 'Ce lien ne mène à rien. Vérifiez qu’il est entier.',
  'contracts.link-over':
    'Ce lien ne marche plus : il a déjà servi, il est trop ancien, ou le texte a changé. La structure peut vous en envoyer un autre.',
  'contracts.not-active': 'Ce contrat n’est pas en cours.',
  'contracts.term-is-over': 'Le terme est passé : un contrat se prolonge avant sa fin.',
  'contracts.extension-not-longer': ({ endsOn }: Record<string, unknown>) => `La nouvelle fin doit être après le ${day(endsOn)}.`,
  'contracts.unknown-motive': 'Choisissez un motif de sortie dans la liste.',
  'contracts.motive-without-words': 'Ce motif demande quelques mots d’explication (dix caractères au moins).',
  'contracts.exit-out-of-range': 'Le dernier jour doit être pendant le contrat, et pas dans le futur.',
  'contracts.follow-up-out-of-range': ({ latest }: Record<string, unknown>) =>
    `Le suivi après la sortie va au plus jusqu’au ${day(latest)}, et commence après elle.`,
  'contracts.due-out-of-range': 'L’échéance doit être dans l’année qui vient.',
  'contracts.task-open': 'Cette pièce est déjà attendue.',
}
