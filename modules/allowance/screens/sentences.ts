const both = (tu: string, vous: string) => ({ tu, vous })

/** What each refusal of this module means to the person who reads it. */
export const sentences = {
  'allowance.before-the-scheme': 'Le contrat d’engagement jeune existe depuis mars 2022 : il faut un mois à partir de là.',
  'allowance.already-declared': both(
    'Ce mois est déjà déclaré. Pour le changer, corrige ta déclaration.',
    'Ce mois est déjà déclaré. Pour le changer, corrigez la déclaration.',
  ),
  'allowance.corrected-meanwhile': both(
    'Cette déclaration a été corrigée entre-temps. Relis la dernière version.',
    'Cette déclaration a été corrigée entre-temps. Relisez la dernière version.',
  ),
  'allowance.id-taken': both(
    'Cet envoi a déjà servi pour autre chose. Recharge la page, puis recommence.',
    'Cet envoi a déjà servi pour autre chose. Rechargez la page, puis recommencez.',
  ),
  'allowance.too-early': both(
    'Ce mois n’a pas commencé : tu le déclares à partir de son premier jour.',
    'Ce mois n’a pas commencé : il se déclare à partir de son premier jour.',
  ),
  'allowance.too-late': both(
    'Le délai de trois mois est passé pour ce mois. Écris à ton conseiller.',
    'Ce mois ne peut plus être déclaré : le délai de trois mois est passé.',
  ),
  'allowance.no-contract': both('Tu n’avais pas de contrat ce mois-là.', 'Il n’y a pas de contrat ce mois-là.'),
  'allowance.no-reason': both('Dis en quelques mots pourquoi tu corriges.', 'Dites en quelques mots pourquoi la déclaration change.'),
  'allowance.paper-unknown': both(
    'Ce document n’est plus dans ton dossier. Ajoute-le d’abord, ou envoie sans lui.',
    'Ce document n’est pas dans le dossier. Ajoutez-le d’abord.',
  ),
  'allowance.unknown-declaration': 'Cette déclaration n’existe pas, ou elle n’est pas pour vous.',
  'allowance.looked-at': 'Cette déclaration n’attend plus votre réponse.',
  'allowance.same-person': 'Le deuxième regard doit venir d’une autre personne.',
  'allowance.review-out-of-range': 'Choisissez un mois entre il y a dix-huit mois et le mois prochain.',
  'allowance.advance-used': 'Le versement sans pièces a déjà été décidé une fois : il faut maintenant une preuve.',
  'allowance.overdrawn': 'Ce mouvement dépasse ce qu’il y a sur ce compte : rien n’a été changé.',
  'allowance.notice-needed': 'Il faut le dernier avis d’impôt pour noter cette situation.',
}
