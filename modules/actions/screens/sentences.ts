/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'actions.unknown': {
    tu: 'Cette action n’existe plus. Elle a peut-être été supprimée.',
    vous: 'Cette action n’existe plus, ou vous ne suivez pas ce jeune.',
  },
  'actions.unknown-step': { tu: 'Cette étape n’est pas dans ton plan.', vous: 'Cette étape n’est pas dans le plan de ce jeune.' },
  'actions.given-by-adviser': {
    tu: 'C’est ton conseiller qui t’a donné cette action : tu peux dire où tu en es ou l’annuler, pas la modifier.',
    vous: 'Cette action a été donnée par un conseiller.',
  },
  'actions.made-by-young-person': {
    tu: 'C’est toi qui as créé cette action.',
    vous: 'Cette action a été créée par le jeune : vous pouvez l’annuler, pas la supprimer.',
  },
  'actions.already-qualified': {
    tu: 'Ton conseiller a déjà compté cette action : elle ne change plus. Écris-lui si quelque chose ne va pas.',
    vous: 'Cette action est déjà qualifiée. Corrigez la qualification si besoin.',
  },
  'actions.cancelled': {
    tu: 'Cette action est annulée. Remets-la à faire pour la modifier.',
    vous: 'Cette action est annulée. Remettez-la à faire pour la modifier.',
  },
  'actions.changed-meanwhile': {
    tu: 'Cette action vient d’être changée ailleurs. Ton texte est gardé : regarde la nouvelle version, puis recommence.',
    vous: 'Cette action vient d’être modifiée ailleurs. Votre texte est gardé : relisez la nouvelle version, puis recommencez.',
  },
  'actions.cannot-go-there': {
    tu: 'L’action a changé entre-temps. Regarde où elle en est, puis recommence.',
    vous: 'L’action a changé d’état entre-temps. Vérifiez où elle en est, puis recommencez.',
  },
  'actions.only-done-has-a-day': 'Le jour et la durée ne se disent que pour une action faite.',
  'actions.done-in-the-future': 'Le jour où l’action a été faite ne peut pas être dans le futur.',
  'actions.done-too-early': {
    tu: 'Ce jour est trop ancien. Choisis une date plus proche, ou écris à ton conseiller.',
    vous: 'Ce jour est trop ancien : au plus soixante jours avant la création de l’action.',
  },
  'actions.due-out-of-range': {
    tu: 'Choisis une date entre il y a deux mois et dans deux ans.',
    vous: 'L’échéance doit être au plus il y a soixante jours et au plus dans deux ans.',
  },
  'actions.reminder-too-soon': {
    tu: 'Le rappel arrive trois jours avant : choisis une date plus lointaine, ou enlève le rappel.',
    vous: 'Le rappel part trois jours avant l’échéance : choisissez une date plus lointaine, ou retirez le rappel.',
  },
  'actions.not-in-catalogue': {
    tu: 'Ce modèle d’action n’est plus proposé. Choisis-en un autre, ou écris la tienne.',
    vous: 'Ce modèle d’action n’est plus proposé. Choisissez-en un autre, ou écrivez l’action.',
  },
  'actions.one-date-only': {
    tu: 'Cette action se fait une seule fois : garde une seule date.',
    vous: 'Cette action se fait une seule fois : gardez une seule date.',
  },
  'actions.id-taken': {
    tu: 'Cet envoi a déjà été fait avec un autre contenu. Recharge la page avant de recommencer.',
    vous: 'Cet envoi a déjà été fait avec un autre contenu. Rechargez la page avant de recommencer.',
  },
  'actions.not-done': 'Une des actions choisies n’est plus « faite » : rien n’a été compté. Retirez-la de la sélection, puis recommencez.',
  'actions.not-counted-has-no-minutes': 'Une action non comptée ne peut pas avoir de durée.',
}
