export default {
  acted: 'A fait quelque chose à ta place',
  accesses: 'Ouvertures de mon dossier',
  accessesIntro: 'Chaque fois qu’un professionnel ouvre ton dossier, c’est noté ici.',
  accessesTitle: 'Qui a vu mon dossier',
  closeAccount: 'Fermer mon compte',
  closeText:
    'Tu ne pourras plus te connecter, et tu ne recevras plus rien d’Élan. Ton accompagnement à la structure continue : parles-en à ton conseiller.',
  confirmWord: (word: string) => `Pour confirmer, écris ${word}`,
  download: 'Télécharger mes données',
  downloadText: 'Tout ce qu’Élan garde sur toi, dans un seul fichier.',
  keepAccount: 'Garder mon compte',
  keptTitle: 'Ce qui est gardé, et jusqu’à quand',
  nobody: 'Personne pour l’instant',
  nobodyText: 'Ton conseiller verra ton dossier en t’accompagnant : tu le liras ici.',
  ownData: 'Mes données',
  reason: (reason: string) => `Raison donnée : ${reason}`,
  stillOpen: 'Ton compte est toujours ouvert.',
}
