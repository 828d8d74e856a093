/** What each refusal of this module means, in words for young people and professionals alike: they are in everybody's first load. */
export const sentences = {
  'allowance.before-the-scheme': 'Le contrat d’engagement jeune existe depuis mars 2022.',
  'allowance.already-declared': 'Ce mois est déjà déclaré : il se corrige.',
  'allowance.corrected-meanwhile': 'Cette déclaration a été corrigée entre-temps.',
  'allowance.id-taken': 'Déjà envoyé : il faut recharger la page.',
  'allowance.too-early': 'Ce mois n’a pas encore commencé.',
  'allowance.too-late': 'Le délai de trois mois est passé pour ce mois.',
  'allowance.no-contract': 'Il n’y a pas de contrat ce mois-là.',
  'allowance.no-reason': 'Il faut dire en quelques mots pourquoi.',
  'allowance.paper-unknown': 'Ce document n’est plus dans le dossier.',
  'allowance.unknown-declaration': 'Cette déclaration n’existe pas.',
  'allowance.looked-at': 'Cette déclaration n’attend plus rien.',
  'allowance.same-person': 'Il faut une deuxième personne.',
  'allowance.review-out-of-range': 'Ce mois est trop loin.',
  'allowance.advance-used': 'Déjà décidé une fois : il faut une preuve.',
  'allowance.notice-needed': 'Il faut le dernier avis d’impôt.',
}
