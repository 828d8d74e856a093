/** Who can do something about a code: the adviser, their director, the payments officer, whoever runs Élan, the gateway by itself. */
export type CodeActor = 'adviser' | 'director' | 'payments_officer' | 'administrator' | 'operator' | 'gateway' | 'nobody'

/** One code of the ASP, its accounting agency or a bank: what it says, who acts, how, and whether the month may be asked for again. */
export type ReturnCode = {
  code: string
  family: 'line' | 'file' | 'format' | 'reference' | 'dossier' | 'proposal' | 'account' | 'agency' | 'bank' | 'unknown'
  label: string
  actor: CodeActor
  action: string
  retry: 'auto' | 'after_correction' | 'wait' | 'never'
  /** Only the director may read it; others read that something is being checked. */
  isReserved: boolean
}

type Row = readonly [string, ReturnCode['family'], string, CodeActor, string, ReturnCode['retry']]
const rows: readonly Row[] = [
  ['0000', 'line', 'Traité', 'nobody', '', 'never'],
  ['1000', 'line', 'En attente de traitement', 'nobody', 'attendre le fichier complémentaire', 'wait'],
  ['2001', 'file', "Fichier déjà reçu à l'identique", 'nobody', 'aucune (équivaut à un accusé)', 'never'],
  ['2002', 'file', 'Nom déjà utilisé avec un autre contenu', 'operator', 'bloquer le flux, enquête', 'never'],
  ['2003', 'file', 'Version de format inconnue', 'operator', 'aligner les versions', 'after_correction'],
  ['2004', 'file', 'Nom et en-tête incohérents', 'operator', 'corriger, resceller', 'after_correction'],
  ['2005', 'file', 'Fichier illisible ou tronqué', 'operator', 'redéposer le même fichier', 'auto'],
  ['2006', 'file', 'Nombre de lignes ou total erroné', 'operator', 'resceller, enquête', 'after_correction'],
  ['2007', 'file', 'Rupture de séquence', 'operator', 'déposer le fichier manquant', 'auto'],
  ['2008', 'file', 'Limite dépassée (lignes, taille, quota)', 'operator', 'découper / reporter', 'auto'],
  ['2009', 'file', 'Environnement incorrect', 'operator', 'vérifier la configuration', 'never'],
  ['2010', 'file', 'Signature ou empreinte invalide', 'operator', 'enquête', 'never'],
  ['3201', 'format', 'Champ obligatoire absent', 'adviser', 'compléter le champ indiqué', 'after_correction'],
  ['3202', 'format', 'Format de champ incorrect', 'adviser', 'corriger la valeur indiquée', 'after_correction'],
  ['3203', 'format', 'Longueur dépassée', 'operator', 'abréger (règle automatique)', 'auto'],
  ['3204', 'format', 'Caractère interdit', 'operator', 'translittérer', 'auto'],
  ['3210', 'format', 'Numéro de dossier ou de prestation invalide', 'operator', 'enquête', 'never'],
  ['3304', 'reference', 'Pays de naissance inconnu ou périmé', 'adviser', 'choisir le pays existant à la naissance', 'after_correction'],
  [
    '3308',
    'reference',
    'Commune de naissance incompatible avec la date ou le département',
    'adviser',
    "vérifier la pièce d'identité, choisir la commune valide à cette date",
    'after_correction',
  ],
  ['3317', 'reference', 'Code postal et commune incohérents', 'adviser', "reprendre l'adresse avec l'aide à la saisie", 'after_correction'],
  ['3330', 'reference', 'Libellé de voie refusé', 'operator', 'nettoyage automatique ; sinon ressaisir', 'auto'],
  ['3331', 'reference', 'Adresse incomplète pour un envoi postal', 'adviser', "compléter et normaliser l'adresse", 'after_correction'],
  ['3340', 'reference', 'Mission locale inconnue', 'administrator', 'corriger le référentiel des structures', 'after_correction'],
  ['3405', 'dossier', "Condition d'âge non remplie", 'adviser', 'vérifier date de naissance et RQTH', 'after_correction'],
  ['3411', 'dossier', 'Dates du contrat incohérentes', 'adviser', 'corriger signature, début ou fin', 'after_correction'],
  [
    '3412',
    'dossier',
    'Montant forfaitaire différent du barème',
    'adviser',
    "vérifier situation fiscale et date d'effet",
    'after_correction',
  ],
  [
    '3413',
    'dossier',
    "Décision non notifiée, délai contradictoire non respecté, taux ou date d'effet non conformes",
    'director',
    'reprendre la procédure, puis renvoyer',
    'after_correction',
  ],
  [
    '3417',
    'dossier',
    "Commune de résidence inconnue de l'ASP",
    'adviser',
    'choisir la commune de rattachement, signaler',
    'after_correction',
  ],
  [
    '3430',
    'dossier',
    "Jeune déjà allocataire d'un autre dispositif (RSA, service civique…)",
    'adviser',
    'entretien, suspendre ou clore',
    'after_correction',
  ],
  [
    '3431',
    'dossier',
    'Dossier ouvert dans une autre mission locale ou à France Travail',
    'adviser',
    "contacter l'autre structure, transfert",
    'after_correction',
  ],
  [
    '3435',
    'dossier',
    'Convention de la structure absente ou échue',
    'administrator',
    'régulariser la convention, puis renvoyer',
    'after_correction',
  ],
  ['3436', 'dossier', 'Dossier déjà présent (doublon)', 'gateway', "considéré intégré ; renvoi de l'état courant en M", 'auto'],
  [
    '3437',
    'dossier',
    'Identifiant ASP différent pour ce jeune',
    'payments_officer',
    'rapprocher (valeurAttendue), fusionner les doublons',
    'after_correction',
  ],
  ['3440', 'dossier', 'Dossier inconnu', 'gateway', 'réémettre la création', 'auto'],
  ['3441', 'dossier', 'Version plus ancienne que celle détenue', 'gateway', "sans objet, vérifier l'état de contrôle", 'auto'],
  ['3442', 'dossier', 'Mouvement impossible dans cet état (clos, annulé)', 'payments_officer', "vérifier l'historique", 'after_correction'],
  ['3450', 'dossier', 'Bénéficiaire signalé décédé', 'director', 'ne pas contacter le jeune par automate ; clore', 'never'],
  ['3501', 'proposal', 'Mois hors période de droit', 'adviser', 'vérifier dates de contrat et de suspension', 'after_correction'],
  ['3502', 'proposal', 'Montant incohérent avec ses composants', 'operator', 'recalcul', 'auto'],
  ['3503', 'proposal', 'Plafond mensuel dépassé', 'adviser', 'vérifier ressources et rappel', 'after_correction'],
  ['3504', 'proposal', 'Plus de trois mois conservatoires', 'director', 'obtenir les justificatifs', 'never'],
  ['3505', 'proposal', 'Mois prescrit (justificatifs hors délai de 3 mois)', 'director', 'notifier la décision', 'never'],
  ['3510', 'proposal', 'Prestation déjà payée ou en cours', 'gateway', 'rapprocher, ne rien renvoyer', 'never'],
  [
    '3511',
    'proposal',
    "Dossier suspendu ou clos à l'ASP",
    'adviser',
    'vérifier la prise en compte du dernier mouvement',
    'after_correction',
  ],
  ['3512', 'proposal', 'Version du dossier non encore intégrée', 'gateway', "attendre l'intégration, représenter", 'auto'],
  ['3520', 'proposal', 'Annulation trop tardive (série arrêtée)', 'payments_officer', "suivre le paiement puis l'indu éventuel", 'never'],
  ['3530', 'proposal', 'Crédits momentanément indisponibles', 'nobody', 'informer le jeune du report', 'wait'],
  ['3601', 'account', "Coordonnées bancaires inconnues de l'ASP", 'gateway', 'réémettre M coordonnées', 'auto'],
  ['3602', 'account', 'IBAN invalide', 'adviser', 'redemander un RIB, ressaisir', 'after_correction'],
  ['3603', 'account', 'IBAN hors zone SEPA', 'adviser', 'demander un compte en zone SEPA', 'after_correction'],
  [
    '3604',
    'account',
    "BIC illisible ou incompatible avec l'IBAN",
    'gateway',
    "BIC déduit de l'IBAN ; sinon vérifier le RIB",
    'after_correction',
  ],
  ['3605', 'account', 'Établissement ou agence inconnus', 'adviser', 'vérifier le RIB auprès de la banque', 'after_correction'],
  ['3606', 'account', "Compte d'épargne ou type de compte refusé", 'adviser', 'demander un compte courant', 'after_correction'],
  ['3607', 'account', 'Nom du titulaire refusé', 'gateway', 'nettoyage ; sinon ressaisir', 'auto'],
  [
    '3610',
    'account',
    'Coordonnées bloquées après un rejet bancaire',
    'adviser',
    "fournir un nouveau RIB ; déblocage par l'ASP",
    'after_correction',
  ],
  [
    '3611',
    'account',
    "Titulaire non autorisé (majeur payé sur le compte d'un tiers)",
    'adviser',
    'RIB au nom du jeune ou mandat',
    'after_correction',
  ],
  [
    'ICO',
    'agency',
    'Coordonnée bloquée (rejet antérieur ou suspicion)',
    'adviser',
    "attendre le contact de l'ASP, préparer un nouveau RIB",
    'wait',
  ],
  [
    'IDR',
    'agency',
    'Anomalie, souvent erreur de RIB',
    'adviser',
    'vérifier que le RIB est bien celui du jeune, corriger',
    'after_correction',
  ],
  ['INR', 'agency', 'Contrôle en cours', 'nobody', 'attendre, rassurer le jeune', 'wait'],
  ['IPR', 'agency', 'Contrôle défavorable', 'director', 'réunir les pièces demandées', 'after_correction'],
  ['RJT', 'agency', 'Difficulté technique de paiement', 'adviser', 'vérifier que le compte reçoit des virements', 'after_correction'],
  ['SFR', 'agency', 'Suspicion de fraude', 'director', "attendre l'ASP", 'wait'],
  ['AC01', 'bank', 'Compte inexistant ou IBAN erroné', 'adviser', 'nouveau RIB', 'after_correction'],
  ['AC04', 'bank', 'Compte clos', 'adviser', 'nouveau RIB', 'after_correction'],
  ['AC06', 'bank', 'Compte bloqué', 'adviser', 'voir avec la banque, ou nouveau RIB', 'after_correction'],
  ['AG01', 'bank', 'Virement interdit sur ce compte (épargne)', 'adviser', 'RIB de compte courant', 'after_correction'],
  ['AG02', 'bank', 'Opération ou format refusé', 'operator', 'enquête', 'never'],
  ['FF05', 'bank', 'Opération ou format refusé', 'operator', 'enquête', 'never'],
  ['AM05', 'bank', 'Doublon', 'payments_officer', 'vérifier, **ne pas** représenter', 'never'],
  ['BE04', 'bank', 'Nom ou adresse du bénéficiaire insuffisants', 'adviser', "compléter l'adresse structurée", 'after_correction'],
  ['RR03', 'bank', 'Nom ou adresse du bénéficiaire insuffisants', 'adviser', "compléter l'adresse structurée", 'after_correction'],
  ['CNOR', 'bank', 'Banque non joignable ou BIC erroné', 'adviser', 'vérifier le RIB', 'after_correction'],
  ['DNOR', 'bank', 'Banque non joignable ou BIC erroné', 'adviser', 'vérifier le RIB', 'after_correction'],
  ['RC01', 'bank', 'Banque non joignable ou BIC erroné', 'adviser', 'vérifier le RIB', 'after_correction'],
  ['ED05', 'bank', 'Règlement ou heure limite manqués', 'gateway', 'représentation à la série suivante', 'auto'],
  ['TM01', 'bank', 'Règlement ou heure limite manqués', 'gateway', 'représentation à la série suivante', 'auto'],
  ['FOCR', 'bank', "Retour après demande d'annulation", 'payments_officer', "confirmer l'annulation", 'never'],
  ['MD07', 'bank', 'Titulaire décédé', 'director', 'arrêt de tout message automatique, clôture', 'never'],
  ['MS02', 'bank', 'Refus sans précision', 'adviser', 'voir avec le jeune et sa banque ; nouveau RIB', 'after_correction'],
  ['MS03', 'bank', 'Refus sans précision', 'adviser', 'voir avec le jeune et sa banque ; nouveau RIB', 'after_correction'],
  ['RR01', 'bank', 'Motif réglementaire', 'payments_officer', "enquête avec l'ASP", 'wait'],
  ['RR02', 'bank', 'Motif réglementaire', 'payments_officer', "enquête avec l'ASP", 'wait'],
  ['RR04', 'bank', 'Motif réglementaire', 'payments_officer', "enquête avec l'ASP", 'wait'],
]

const reserved = ['SFR', 'MD07', '3450']

const catalogue = new Map<string, ReturnCode>(
  rows.map(([code, family, label, actor, action, retry]) => [
    code,
    { code, family, label, actor, action, retry, isReserved: reserved.includes(code) },
  ]),
)

/** What a code means; one that nobody knows is shown as it came, and somebody is asked. */
export const meaningOf = (code: string, label = ''): ReturnCode =>
  catalogue.get(code) ?? {
    code,
    family: 'unknown',
    label: label || code,
    actor: 'payments_officer',
    action: 'qualifier le motif, l’ajouter au catalogue',
    retry: 'wait',
    isReserved: false,
  }

/** Whether the catalogue knows a code. */
export const isKnownCode = (code: string) => catalogue.has(code)

/** Warnings: the result stands, something is worth knowing. */
export const warnings: Record<string, string> = {
  A001: 'Reportée à la série suivante',
  A002: 'Adresse abrégée',
  A003: 'Référentiel plus récent disponible',
  A004: 'Coordonnées modifiées depuis la proposition : les anciennes sont utilisées',
  A005: 'BIC déduit de l’IBAN',
}
