/** The French sentence of each refusal of this module; a pair where tutoiement and vouvoiement differ. */
export const sentences = {
  'notifications.unknown-notice': { tu: 'Cette notification n’existe plus.', vous: 'Cette notification n’existe plus.' },
  'notifications.unknown-device': { tu: 'Ce téléphone n’est plus dans ta liste.', vous: 'Cet appareil n’est plus dans la liste.' },
  'notifications.id-taken': {
    tu: 'Ce téléphone est déjà enregistré. Recharge la page.',
    vous: 'Cet appareil est déjà enregistré. Rechargez la page.',
  },
  'notifications.too-many-devices': {
    tu: 'Tu as déjà dix téléphones ou ordinateurs. Retires-en un pour ajouter celui-ci.',
    vous: 'Dix appareils sont déjà enregistrés. Retirez-en un pour ajouter celui-ci.',
  },
  'notifications.push-service-unknown': {
    tu: 'Ce navigateur ne sait pas recevoir nos notifications. Essaie avec un autre.',
    vous: 'Ce navigateur ne sait pas recevoir nos notifications. Essayez avec un autre.',
  },
  'notifications.unknown-callback': { tu: 'Cette adresse n’existe pas.', vous: 'Cette adresse n’existe pas.' },
  'notifications.no-mailbox': {
    tu: 'Cette boîte n’existe que dans la démonstration.',
    vous: 'Cette boîte n’existe que dans la démonstration.',
  },
}
