/** What each refusal of this module means to the person who reads it. */
export const sentences = {
  'allowance.before-the-scheme': 'Le contrat d’engagement jeune existe depuis mars 2022 : choisissez un mois à partir de là.',
}
