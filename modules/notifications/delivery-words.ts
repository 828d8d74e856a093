/** Why a message waits or did not arrive, for the adviser who counts on it; null when all is well. */
export function whyNot(status: string, lastError: string | null, channel: 'push' | 'email' | 'sms', isConfigured: boolean) {
  if (status === 'sent' || status === 'delivered') return null
  if (status === 'dropped')
    return lastError === 'withdrawn' ? 'Plus utile : déjà lu, ou remplacé.' : 'La date était passée avant le départ.'
  if (status === 'failed') return failed[channel](lastError ?? '')
  if (!isConfigured)
    return `L’envoi ${channel === 'sms' ? 'de SMS' : 'd’e-mails'} n’est pas encore réglé sur cette installation : le message attend.`
  return lastError ? 'Le destinataire ne répond pas pour l’instant : nouvel essai bientôt.' : null
}
const failed = {
  push: (e: string) =>
    e === 'gone'
      ? 'Ce téléphone n’accepte plus les notifications.'
      : e === 'push: private address'
        ? 'Ce téléphone a donné une adresse qui n’est pas celle d’un service de notifications.'
        : 'Le service de notifications a refusé.',
  email: (e: string) =>
    /^smtp: 55[0-3]$/.test(e) ? 'L’adresse e-mail n’existe pas ou refuse nos messages.' : 'Le serveur d’e-mail n’a pas pu être joint.',
  sms: (e: string) =>
    receiptWords[e.replace(/^receipt: /, '')] ??
    (/^gateway: 4/.test(e) ? 'Le numéro a été refusé par l’opérateur.' : 'L’opérateur n’a pas pu être joint.'),
}
const receiptWords: Record<string, string> = {
  'unknown-number': 'Ce numéro n’existe pas, ou plus.',
  unreachable: 'Le téléphone est resté éteint ou hors réseau.',
  refused: 'L’opérateur ou le téléphone a refusé le SMS.',
  expired: 'Le téléphone est resté injoignable trop longtemps.',
  other: 'L’opérateur dit que le SMS n’est pas arrivé.',
}

/** What a message outside was about, by its kind, in words for professionals. */
export function aboutWords(kind: string) {
  return sentAbout[kind.replace(/^notifications\./, '')] ?? sentAbout[kind.split('.')[0] ?? ''] ?? 'Message d’Élan'
}
const sentAbout: Record<string, string> = {
  message: 'Nouveau message',
  'appointment-new': 'Nouveau rendez-vous',
  'appointment-moved': 'Rendez-vous déplacé',
  'appointment-changed': 'Rendez-vous modifié',
  'appointment-cancelled': 'Rendez-vous annulé',
  'appointment-reminder': 'Rappel de rendez-vous',
  'workshop-new': 'Inscription à un atelier',
  'workshop-signed-up': 'Inscription à un atelier',
  'workshop-left': 'Désinscription d’un atelier',
  'workshop-place': 'Place dans un atelier',
  'workshop-waiting': 'Liste d’attente d’un atelier',
  'workshop-removed': 'Désinscription d’un atelier',
  'workshop-moved': 'Atelier déplacé',
  'workshop-changed': 'Atelier modifié',
  'workshop-cancelled': 'Atelier annulé',
  'workshop-reminder': 'Rappel d’atelier',
  'actions-given': 'Action à faire',
  'action-commented': 'Commentaire d’une action',
  'actions-qualified': 'Action reconnue',
  'action-reminder': 'Rappel d’action',
  'contract-to-sign': 'Contrat à signer',
  'allowance-to-declare': 'Rappel de déclaration',
  'allowance-returned': 'Déclaration à corriger',
  'plan-proposed': 'Objectif proposé',
  'programme-proposed': 'Programme proposé',
  'hours-validated': 'Heures validées',
  'hours-answered': 'Réponse sur des heures',
  'week-closed': 'Semaine close',
  'adviser-changed': 'Changement de conseiller',
  contracts: 'Signature d’un contrat',
  trial: 'Essai de notification',
  identity: 'Accès au compte',
  people: 'Invitation',
  desk: 'E-mail du matin',
}
