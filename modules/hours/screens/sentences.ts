import type { Sentences } from '#ui/refusal'
import { dayWords, durationWords } from './words.ts'

/** What each refusal says; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'hours.unknown': {
    tu: 'Ces heures n’existent plus, ou ne sont pas à toi.',
    vous: 'Ces heures n’existent plus, ou ne sont pas à vous.',
  },
  'hours.no-such-week': 'Cette semaine n’existe pas.',
  'hours.in-the-future': {
    tu: 'On déclare des heures déjà faites : choisis aujourd’hui ou un jour passé.',
    vous: 'On déclare des heures déjà faites : choisissez aujourd’hui ou un jour passé.',
  },
  'hours.too-long-ago': ({ days }) => `C’est trop ancien : on déclare jusqu’à ${String(days)} jours en arrière.`,
  'hours.evidence-unknown': {
    tu: 'Ce document n’est plus dans ton dossier. Ajoute-le de nouveau, ou déclare sans lui.',
    vous: 'Ce document n’est plus dans le dossier. Joignez-le de nouveau, ou déclarez sans lui.',
  },
  'hours.week-closed': {
    tu: 'Cette semaine est close. Ton conseiller peut encore ajouter ces heures : écris-lui.',
    vous: 'Cette semaine est close. Votre conseiller peut encore ajouter ces heures : la semaine sera notée « corrigée ».',
  },
  'hours.day-too-full': ({ leftMinutes }) =>
    `Une journée a 24 heures : il reste ${durationWords(Number(leftMinutes))} ce jour-là. Rien n’est enregistré.`,
  'hours.week-too-full': ({ leftMinutes, ceilingMinutes }) =>
    `Une semaine ne peut pas dépasser ${durationWords(Number(ceilingMinutes))} : il reste ${durationWords(Number(leftMinutes))}. Rien n’est enregistré.`,
  'hours.already-declared': {
    tu: ({ onDay }) =>
      `Les mêmes heures sont déjà déclarées pour le ${dayWords(String(onDay))}. Si c’en sont d’autres, coche « C’est autre chose ».`,
    vous: ({ onDay }) =>
      `Les mêmes heures sont déjà déclarées pour le ${dayWords(String(onDay))}. Si c’en sont d’autres, cochez « C’est autre chose ».`,
  },
  'hours.id-taken': {
    tu: 'D’autres heures ont déjà été enregistrées par cet envoi. Recharge la page.',
    vous: 'D’autres heures ont déjà été enregistrées par cet envoi. Rechargez la page.',
  },
  'hours.changed-meanwhile': {
    tu: 'Ces heures ont changé entre-temps. Regarde-les de nouveau.',
    vous: 'Ces heures ont changé entre-temps. Regardez-les de nouveau avant de décider.',
  },
  'hours.withdrawn': 'Ces heures ont été retirées : il n’y a plus rien à décider.',
  'hours.reason-needed': {
    tu: 'Dis pourquoi en quelques mots.',
    vous: 'Dites pourquoi : le jeune lira cette phrase.',
  },
  'hours.qualify-first': 'Cette action n’a pas de catégorie qui compte. Qualifiez-la d’abord.',
  'hours.already-contested': 'C’est déjà contesté : la réponse arrive ici.',
  'hours.nothing-to-contest': 'Rien n’est encore décidé pour ces heures : il n’y a rien à contester.',
  'hours.change-it-at-its-source': 'Ces heures viennent d’un rendez-vous ou d’une action : c’est là qu’on les change.',
  'hours.not-yours-to-withdraw': 'Ces heures ont été déclarées par quelqu’un d’autre.',
  'hours.already-decided': {
    tu: 'Ton conseiller a déjà répondu : tu peux contester ces heures, plus les retirer.',
    vous: 'Ces heures sont déjà traitées : on peut les contester, plus les retirer.',
  },
  'hours.scale-in-the-past':
    'Un barème ne change que pour l’avenir : choisissez une date à partir de demain. Ce qui est compté reste compté.',
  'hours.scale-too-far': 'Choisissez une date dans les deux ans.',
  'hours.scale-out-of-bounds': ({ least, most }) => `Choisissez entre ${String(least)} et ${String(most)} minutes.`,
  'hours.no-structure': 'Vous n’êtes rattaché à aucune structure : il n’y a pas de barème à changer.',
  'hours.unavailability-span': 'Vérifiez les dates : une indisponibilité commence à moins d’un an d’aujourd’hui et dure un an au plus.',
  'hours.export-span': {
    tu: 'Choisis une période de deux ans au plus.',
    vous: 'Choisissez une période de deux ans au plus.',
  },
  'hours.signal-answered': 'Un collègue a déjà répondu à ce signal.',
} satisfies Sentences
