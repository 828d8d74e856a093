/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'plans.unknown-objective': {
    tu: 'Cet objectif n’existe plus dans ton plan.',
    vous: 'Cet objectif n’existe plus, ou vous ne suivez pas ce jeune.',
  },
  'plans.unknown-step': {
    tu: 'Cette étape n’existe plus dans ton plan.',
    vous: 'Cette étape n’existe plus, ou vous ne suivez pas ce jeune.',
  },
  'plans.unknown-prescription': {
    tu: 'Ce programme n’est plus dans ton plan.',
    vous: 'Cette prescription n’existe plus, ou vous ne suivez pas ce jeune.',
  },
  'plans.unknown-programme': 'Ce programme n’existe pas.',
  'plans.id-taken': {
    tu: 'Cet envoi a déjà été fait avec un autre contenu. Recharge la page avant de recommencer.',
    vous: 'Cet envoi a déjà été fait avec un autre contenu. Rechargez la page avant de recommencer.',
  },
  'plans.changed-meanwhile': {
    tu: 'Cela vient d’être changé ailleurs. Ton texte est gardé : regarde la nouvelle version, puis recommence.',
    vous: 'Cela vient d’être modifié ailleurs. Votre texte est gardé : relisez la nouvelle version, puis recommencez.',
  },
  'plans.agreement-is-of-both': {
    tu: 'Ton conseiller doit dire oui aussi : propose ton objectif, il te répondra.',
    vous: 'Un objectif se convient à deux.',
  },
  'plans.other-must-agree': {
    tu: 'Tu as proposé cet objectif : c’est à ton conseiller de dire oui.',
    vous: 'Le jeune n’a pas encore répondu. S’il vous a dit oui en entretien, cochez « Convenu ensemble ».',
  },
  'plans.objective-is-of-both': {
    tu: 'Vous avez décidé cet objectif à deux : écris à ton conseiller pour le changer.',
    vous: 'Cet objectif a été convenu à deux.',
  },
  'plans.objective-closed': {
    tu: 'Cet objectif est terminé. Demande à ton conseiller de le reprendre.',
    vous: 'Cet objectif est terminé. Reprenez-le avant de le modifier.',
  },
  'plans.objective-cannot-go-there': {
    tu: 'L’objectif a changé entre-temps. Regarde où il en est, puis recommence.',
    vous: 'L’objectif a changé d’état entre-temps. Vérifiez où il en est, puis recommencez.',
  },
  'plans.reason-missing': 'Dites pourquoi l’objectif est abandonné : le jeune le lira.',
  'plans.step-of-adviser': {
    tu: 'Cette étape vient de ton conseiller : tu peux dire où tu en es, pas la réécrire.',
    vous: 'Cette étape a été écrite par un conseiller.',
  },
  'plans.day-out-of-range': {
    tu: 'Choisis une date entre aujourd’hui et dans trois ans.',
    vous: 'La date doit être entre aujourd’hui et dans trois ans.',
  },
  'plans.review-day': 'Le point a lieu aujourd’hui ou a eu lieu il y a moins de quatre mois.',
  'plans.next-review-day': 'Le prochain point vient après celui-ci, dans six mois au plus.',
  'plans.version-in-the-past': 'Une version commence demain au plus tôt : ce qui est ou a été en vigueur ne se réécrit pas.',
  'plans.version-ends-before': 'La version ne peut pas finir avant de commencer.',
  'plans.version-already-planned': 'Une version qui commence ce jour-là ou plus tard existe déjà. Choisissez une date après elle.',
  'plans.programme-not-offered': 'Ce programme n’est pas en vigueur le jour où il commencerait.',
  'plans.derogation-needs-reason': 'Ce programme n’est ouvert que par dérogation : écrivez pourquoi (dix caractères au moins).',
  'plans.no-derogation-needed': 'Ce programme est de droit : retirez le motif de dérogation.',
  'plans.programme-ends-before': 'La fin ne peut pas venir avant le début.',
  'plans.programme-out-of-range': 'Le début date de moins de quatre mois, et la fin vient dans les trois ans.',
  'plans.not-waiting': {
    tu: 'Ce programme a déjà commencé ou n’est plus proposé.',
    vous: 'La prescription n’est plus en attente. Vérifiez où elle en est, puis recommencez.',
  },
  'plans.partner-has-not-accepted': 'Notez d’abord l’accord du partenaire.',
  'plans.young-person-refused': 'Le jeune a répondu non. Il peut changer d’avis depuis son application.',
  'plans.day-in-the-future': 'Ce jour n’est pas encore venu, ou il est trop ancien.',
  'plans.start-out-of-range': 'Le premier jour doit être avant la fin prévue et dater de moins de quatre mois.',
  'plans.not-started': 'Le programme n’est pas en cours. Notez d’abord son début.',
  'plans.day-outside-programme': 'Un des jours n’est pas entre le premier et le dernier jour du programme. Rien n’a été enregistré.',
  'plans.half-day-too-long': 'Une matinée dure 4 h 30 au plus, un après-midi 8 h. Rien n’a été enregistré.',
  'plans.day-said-twice': 'Un jour est dit deux fois. Rien n’a été enregistré.',
  'plans.day-recorded-otherwise':
    'Un de ces jours est déjà enregistré en journée entière ou en demi-journées : corrigez-le sous la même forme.',
  'plans.end-before-start': 'Le dernier jour ne peut pas venir avant le premier.',
  'plans.unknown-motive': 'Choisissez un motif de la liste.',
  'plans.unknown-outcome': 'Choisissez un résultat de la liste.',
  'plans.motive-needs-words': '« Autre » ne dit rien : précisez en quelques mots.',
  'plans.full-time-overlap':
    'Un autre programme à temps plein couvre déjà une partie de ces jours. Terminez-le, ou changez les dates ou le temps par semaine.',
}
