/** The sentence of each refusal. */
export const sentences: Record<string, string> = {
  'payments.dossier-unknown': 'Ce dossier n’est pas encore connu de l’ASP.',
  'payments.dossier-exists': 'Ce dossier a déjà été créé pour l’ASP.',
  'payments.month-under-way': 'Ce mois est déjà demandé à l’ASP.',
  'payments.nothing-to-pay': 'Il n’y a rien à payer pour ce mois : il reste à 0 €.',
  'payments.attempt-unknown': 'Cette demande de paiement n’existe pas, ou tu n’y as pas accès.',
  'payments.too-late-to-cancel': 'Il est trop tard pour annuler cette demande.',
  'payments.not-paid-yet': 'Ce mois n’est pas encore payé : il n’y a rien à rectifier.',
  'payments.too-little-to-reclaim': 'L’écart ne dépasse pas 30 € : il est noté, et rien n’est réclamé.',
  'payments.precautionary-kept': 'Ce paiement conservatoire reste acquis au jeune : il ne se reprend pas.',
  'payments.address-incomplete': 'L’adresse doit être complète : un ordre de reversement part par la poste.',
  'payments.change-without-version': 'Ce changement n’a pas été annoncé à l’ASP : il est refusé.',
  'payments.reason-missing': 'Il faut dire pourquoi.',
  'payments.nothing-held': 'Rien n’est retenu sous ce nom.',
  'payments.id-taken': 'Cette demande existe déjà.',
}
