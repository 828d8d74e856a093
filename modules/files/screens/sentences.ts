import type { Sentences } from '#ui/refusal'
import { mostBytesInAll, mostFiles } from '../rules.ts'

const taken = 'PDF, images (JPEG, PNG, WebP, HEIC), documents Word, Excel et OpenDocument'

/** What to tell about each refusal of files. */
export const sentences = {
  'files.unknown': 'Ce document n’existe pas, ou il n’est pas partagé ici.',
  'files.empty': {
    tu: 'Ce fichier est vide. Choisis-en un autre.',
    vous: 'Ce fichier est vide. Choisissez-en un autre.',
  },
  'files.type-not-taken': `Ce type de fichier n’est pas accepté. Types acceptés : ${taken}.`,
  'files.lies-about-its-type': ({ said, found }) =>
    `Le nom de ce fichier dit « .${said} », mais son contenu dit autre chose : ${found}. Il n’a pas été pris.`,
  'files.no-room': `Ce dossier est plein (${mostFiles} fichiers ou ${mostBytesInAll / 1024 / 1024} Mo). Il faut en retirer un avant d’en ajouter un autre.`,
  'files.too-many-today': ({ most, retryAfter }) =>
    `${most} fichiers sont déjà partis en un jour, c’est le maximum. Ce fichier reste ici : il pourra partir ${inWords(retryAfter)}.`,
  'files.cut-short': {
    tu: 'Ce PDF n’est pas complet : sa fin manque. Télécharge-le ou enregistre-le à nouveau, puis renvoie-le.',
    vous: 'Ce PDF n’est pas complet : sa fin manque. Téléchargez-le ou enregistrez-le à nouveau, puis renvoyez-le.',
  },
  'files.two-faced': {
    tu: 'Ce fichier cache une page web sous un autre type : il n’est pas accepté. Enregistre le document à nouveau, ou prends-le en photo.',
    vous: 'Ce fichier cache une page web sous un autre type : il n’est pas accepté. Enregistrez le document à nouveau ou numérisez-le.',
  },
  'files.expiry-out-of-bounds': ({ last }) =>
    `La date de fin doit venir après aujourd’hui et au plus tard le ${String(last).split('-').reverse().join('/')}.`,
  'files.id-reused': {
    tu: 'Ce fichier est déjà parti. Choisis-le à nouveau pour en envoyer un autre.',
    vous: 'Ce fichier est déjà parti. Choisissez-le à nouveau pour en envoyer un autre.',
  },
  'files.infected': 'Un virus a été trouvé dans ce fichier : il est mis à l’écart, personne ne peut le télécharger.',
  'files.being-scanned': 'L’antivirus regarde encore ce fichier : encore un instant.',
  'files.gone': 'Le contenu de ce fichier n’est plus gardé.',
  'files.not-the-owner': 'Seule la personne qui a ajouté un document peut le retirer.',
  'files.held-by-another': ({ by }) =>
    by === 'message'
      ? 'Ce fichier est dans un message : il part avec le message.'
      : 'Ce fichier fait partie d’un contrat : il reste avec lui.',
  'files.not-there': 'Une pièce jointe n’est pas arrivée : il faut la joindre à nouveau.',
  'files.storage-away': 'Le rangement des fichiers ne répond pas. Rien n’est perdu, un nouvel essai dans un instant suffit souvent.',
} satisfies Sentences

function inWords(retryAfter: unknown) {
  const hours = Math.round(Number(retryAfter) / 3600)
  return hours > 1 ? `dans ${hours} heures` : 'dans une heure'
}
