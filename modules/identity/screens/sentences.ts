import type { Sentences } from '#ui/refusal'

const minutes = ({ retryAfter }: Record<string, unknown>) => `${Math.max(1, Math.ceil(Number(retryAfter ?? 60) / 60))} min`
/** Says until when nothing proves who one is, and that waiting is all there is to do. */
export const lockedSentence = (until: string) =>
  `Trop d’essais : votre compte est bloqué jusqu’à ${moment(until)}. D’ici là, aucun code n’est envoyé ni accepté.`
const moment = (at: string) =>
  new Intl.DateTimeFormat('fr-FR', { weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** What the refusals of identity say. */
export const sentences = {
  'identity.account-unknown': 'Ce compte n’existe plus ou n’est pas accessible.',
  'identity.already-active': 'Ce compte est déjà ouvert : aucune invitation n’est nécessaire.',
  'identity.closure-not-confirmed': 'Pour confirmer, écris le mot FERMER.',
  'identity.code-wrong': {
    tu: 'Ce code n’est pas bon, ou il ne marche plus. Vérifie-le, ou demande un nouveau code.',
    vous: 'Ce code n’est pas bon, ou il n’est plus valable. Vérifiez-le, ou demandez un nouveau code.',
  },
  'identity.confirm-again': 'Confirmez d’abord que c’est bien vous.',
  'identity.consent-required': {
    tu: 'Élan ne peut pas marcher sans cet accord. Pour le retirer, ferme ton compte.',
    vous: 'Élan ne peut pas fonctionner sans cet accord.',
  },
  'identity.consent-version': {
    tu: 'Le texte vient de changer. Recharge la page pour lire le nouveau.',
    vous: 'Le texte vient de changer. Rechargez la page pour lire le nouveau.',
  },
  'identity.contact-invalid': {
    tu: 'Ce n’est ni une adresse e-mail ni un numéro de téléphone complet. Vérifie ce que tu as écrit.',
    vous: 'Ce n’est ni une adresse e-mail ni un numéro de téléphone complet. Vérifiez la saisie.',
  },
  'identity.contact-needed': {
    tu: 'Il faut garder au moins une adresse e-mail ou un numéro de téléphone.',
    vous: 'Un compte professionnel garde une adresse e-mail ; un jeune garde une adresse ou un numéro.',
  },
  'identity.contact-refused': 'Cette adresse ou ce numéro ne peut pas être utilisé ici.',
  'identity.contact-same': {
    tu: 'C’est déjà le contact de ton compte.',
    vous: 'C’est déjà le contact de votre compte.',
  },
  'identity.contact-taken': 'Cette adresse ou ce numéro est déjà celui d’un autre compte de votre structure.',
  'identity.current-password-wrong': 'Le mot de passe actuel n’est pas le bon.',
  'identity.demo-not-seeded': 'Cette personne n’est pas encore dans les données de démonstration.',
  'identity.consent-not-given-yet': 'L’accord signé ne peut pas être daté de demain ou plus tard.',
  'identity.help-link-unknown': 'Ce lien n’existe pas, ou il a déjà servi. Pour entrer, demandez un code sur la page de connexion.',
  'identity.helper-contact-own': {
    tu: 'C’est ton propre contact. Écris celui de la personne qui t’aide.',
    vous: 'C’est le contact du jeune. Saisissez celui de la personne qui aide.',
  },
  'identity.helper-unnamed': 'Il manque le nom de la personne.',
  'identity.last-means': {
    tu: 'C’est ton seul moyen de connexion. Ajoutes-en un autre avant de retirer celui-ci.',
    vous: 'C’est votre seul moyen de connexion. Ajoutez-en un autre avant de retirer celui-ci.',
  },
  'identity.link-expired': {
    tu: 'Ce lien est trop vieux. Demande à ton conseiller de t’en envoyer un nouveau.',
    vous: 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  },
  'identity.link-unknown': {
    tu: 'Ce lien n’existe pas. Vérifie que tu l’as ouvert en entier.',
    vous: 'Ce lien n’existe pas. Vérifiez qu’il est complet.',
  },
  'identity.link-used': {
    tu: 'Ce lien a déjà servi. Si ton compte est ouvert, connecte-toi.',
    vous: 'Ce lien a déjà servi, ou un lien plus récent vous a été envoyé.',
  },
  'identity.mandate-exists': 'Cette personne est déjà enregistrée.',
  'identity.locked': ({ until }) => lockedSentence(String(until)),
  'identity.mandate-too-long': {
    tu: 'Choisis une date de fin entre aujourd’hui et dans un an.',
    vous: 'La date de fin doit être comprise entre aujourd’hui et dans un an.',
  },
  'identity.mandate-unknown': 'Cette personne n’a déjà plus accès.',
  'identity.means-needed': 'Choisissez un mot de passe et confirmez votre application de codes, ou créez une clé d’accès.',
  'identity.means-not-for-you': {
    tu: 'Tu n’as pas besoin de mot de passe : tu te connectes avec un code.',
    vous: 'Ce compte se connecte avec un code.',
  },
  'identity.no-contact': 'Ce compte n’a ni adresse e-mail ni téléphone : ajoutez-en un pour envoyer l’invitation.',
  'identity.oidc-off': 'La connexion par le compte de votre structure n’est pas activée ici.',
  'identity.oidc-refused': 'La connexion par le compte de votre structure n’a pas abouti. Réessayez.',
  'identity.oidc-state': 'La connexion a pris trop de temps ou a commencé dans un autre navigateur. Réessayez.',
  'identity.oidc-unknown': 'Aucun compte Élan ne correspond à cette identité. Demandez à l’administrateur de votre structure.',
  'identity.oidc-unreachable': 'Le service d’identité de votre structure ne répond pas. Réessayez plus tard.',
  'identity.oidc-unverified': 'Votre service d’identité n’a pas vérifié votre adresse e-mail : la connexion est refusée.',
  'identity.other-proof': 'Vous avez un moyen de connexion plus sûr qu’un code par e-mail : utilisez-le.',
  'identity.passkey-refused': {
    tu: 'Cette clé d’accès n’a pas été reconnue. Réessaie, ou connecte-toi avec un code.',
    vous: 'Cette clé d’accès n’a pas été reconnue. Réessayez, ou choisissez un autre moyen.',
  },
  'identity.passkey-unknown': 'Cette clé d’accès n’existe plus.',
  'identity.passkeys-off': 'Les clés d’accès ne fonctionnent pas à cette adresse.',
  'identity.password-common': 'Ce mot de passe est trop facile à deviner. Choisissez une phrase à vous.',
  'identity.password-short': 'Le mot de passe compte au moins 12 caractères.',
  'identity.password-wrong': 'L’adresse, le mot de passe ou le code n’est pas bon. Après plusieurs essais, il faut attendre un peu.',
  'identity.persona-unknown': 'Cette personne n’est pas dans la démonstration.',
  'identity.proof-wrong': 'Ce n’est pas le bon code ou le bon mot de passe. Après plusieurs essais, il faut attendre un peu.',
  'identity.session-unknown': 'Cet appareil est déjà déconnecté.',
  'identity.setup-expired': {
    tu: 'La préparation a pris trop de temps. Recommence.',
    vous: 'La préparation a pris trop de temps. Recommencez.',
  },
  'identity.sign-in-again': {
    tu: 'Par sécurité, déconnecte-toi puis reconnecte-toi avant de changer ça.',
    vous: 'Par sécurité, déconnectez-vous puis reconnectez-vous avant ce changement.',
  },
  'identity.too-many': {
    tu: (params) => `Trop d’essais. Tu pourras recommencer dans ${minutes(params)}.`,
    vous: (params) => `Trop d’essais. Vous pourrez recommencer dans ${minutes(params)}.`,
  },
  'identity.too-many-helpers': {
    tu: 'Cinq personnes peuvent t’aider en même temps. Retire d’abord quelqu’un.',
    vous: 'Cinq personnes au plus peuvent aider en même temps : retirez d’abord quelqu’un.',
  },
  'identity.totp-wrong': 'Ce code n’est pas bon ou a déjà servi. Attendez le suivant dans votre application.',
} satisfies Sentences
