/** What each refusal of this module means to the person who reads it. */
export const sentences = {
  'allowance.before-the-scheme': 'Le contrat d’engagement jeune existe depuis mars 2022 : choisissez un mois à partir de là.',
  'allowance.already-declared': 'Ce mois est déjà déclaré. Pour le changer, corrigez la déclaration.',
  'allowance.corrected-meanwhile': 'Cette déclaration a été corrigée entre-temps. Relisez la dernière version.',
  'allowance.id-taken': 'Cet envoi a déjà servi pour autre chose. Recommencez depuis la page.',
  'allowance.too-early': 'Ce mois n’a pas commencé : il se déclare à partir de son premier jour.',
  'allowance.too-late': 'Ce mois ne peut plus être déclaré : le délai de trois mois est passé.',
  'allowance.no-contract': 'Il n’y a pas de contrat ce mois-là.',
  'allowance.no-reason': 'Dites en quelques mots pourquoi la déclaration change.',
  'allowance.paper-unknown': 'Ce document n’est pas dans le dossier. Ajoutez-le d’abord.',
  'allowance.unknown-declaration': 'Cette déclaration n’existe pas, ou elle n’est pas pour vous.',
  'allowance.looked-at': 'Cette déclaration n’attend plus votre réponse.',
  'allowance.same-person': 'Le deuxième regard doit venir d’une autre personne.',
  'allowance.review-out-of-range': 'Choisissez un mois entre il y a dix-huit mois et le mois prochain.',
  'allowance.overdrawn': 'Ce mouvement dépasse ce qu’il y a sur ce compte : rien n’a été changé.',
  'allowance.notice-needed': 'Il faut le dernier avis d’impôt pour noter cette situation.',
}
