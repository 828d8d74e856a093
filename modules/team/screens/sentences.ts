import type { Sentences } from '#ui/refusal'

const n = (value: unknown) => Number(value ?? 0)

/** What the refusals of the team say. */
export const sentences: Sentences = {
  'team.day-is-past': 'Ce jour est déjà passé.',
  'team.day-without-task': 'Une date va avec une personne chargée de la tâche.',
  'team.empty-note': 'Écrivez quelque chose avant d’enregistrer.',
  'team.giver-has-left': 'Une des personnes qui suivaient ces dossiers a quitté la structure depuis : confiez-les à un autre collègue.',
  'team.handover-for-good': 'Ce transfert est définitif. Confiez de nouveau les dossiers pour les rendre.',
  'team.handover-over': ({ status }) => (status === 'undone' ? 'Ce transfert a déjà été annulé.' : 'Ces dossiers ont déjà été rendus.'),
  'team.id-taken': 'Cet envoi a déjà été fait avec un autre contenu. Fermez puis recommencez.',
  'team.moved-since': 'Ces dossiers ont été confiés à quelqu’un d’autre depuis : il n’y a plus rien à annuler.',
  'team.nothing-to-give': 'Aucun dossier à confier : ils sont déjà chez ce collègue, ou le portefeuille est vide.',
  'team.return-is-past': 'La date de retour doit être à partir de demain.',
  'team.return-too-late': 'Un transfert temporaire dure un an au plus. Au-delà, confiez les dossiers définitivement.',
  'team.too-late-to-undo': ({ minutes }) =>
    `Plus de ${n(minutes)} minutes ont passé : confiez de nouveau les dossiers pour revenir en arrière.`,
  'team.too-many-exports': ({ filesPerDay, rowsPerDay }) =>
    `Limite du jour atteinte : ${n(filesPerDay)} fichiers ou ${n(rowsPerDay).toLocaleString('fr')} lignes par personne et par jour.`,
  'team.too-many-files': ({ mostFiles }) => `${n(mostFiles)} dossiers au plus à la fois : choisissez-en une partie.`,
  'team.unknown-handover': 'Ce transfert n’existe pas dans votre structure.',
  'team.unknown-list': 'Cette liste n’existe pas, ou votre rôle ne permet pas de l’exporter.',
  'team.unknown-note': 'Cette note n’existe plus, ou elle n’est pas à vous.',
}
