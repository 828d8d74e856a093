export default {
  attachment: 'Pièce jointe',
  tooManyFiles: 'Cinq fichiers au plus par message.',
  covers: (name: string, lead: string) => `${name}, remplace ${lead}`,
  important: 'Important',
  until: (day: string, who: string) => `Jusqu’au ${day}, par ${who}`,
}
