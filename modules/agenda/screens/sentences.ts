/** The French sentence of each refusal of this module. */
export const sentences = {
  'agenda.calendar-unknown': 'Cette adresse d’agenda n’existe pas, ou plus.',
}
