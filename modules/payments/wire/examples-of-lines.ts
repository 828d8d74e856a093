import { ulidOf } from './identifiers.ts'
import type { DossierState, MovementLine } from './movement-line.ts'
import type { PaymentLine } from './payment-line.ts'

const uuid = (n: number) => `01932f00-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The state of a dossier that the ASP takes, for tests. */
export const exampleState = (n = 1): DossierState => ({
  structure: { codeMissionLocale: '07501', siret: '78471719500019' },
  personne: {
    idJeune: `J${n}`,
    civilite: 'MME',
    nomUsage: 'MARTIN',
    nomNaissance: 'MARTIN',
    prenom: 'LEA',
    autresPrenoms: null,
    dateNaissance: '2004-05-06',
    codeComInseeNaissance: '75056',
    codeInseePaysNaissance: '100',
    codeGroupePays: '1',
  },
  representantLegal: null,
  adresse: {
    numeroVoie: '12',
    codeExtensionVoie: null,
    codeTypeVoie: 'RUE',
    libelleVoie: 'DES LILAS',
    complement: null,
    codePostal: '75020',
    codeComInsee: '75120',
    codeInseePays: '100',
    etranger: null,
  },
  coordBancaires: {
    idCoord: ulidOf(uuid(900_000 + n)),
    titulaire: 'LEA MARTIN',
    typeTitulaire: 'JEUNE',
    iban: 'FR1420041010050500013M02606',
    bic: null,
  },
  contrat: {
    dateSignature: '2026-09-14',
    dateDebut: '2026-09-14',
    dateFinPrevue: '2027-09-13',
    dateFinReelle: null,
    montantForfaitaireCentimes: 56168,
    tranche: 'NON_IMPOSABLE',
  },
  droits: { statut: 'OUVERT', suspension: null },
})

/** A creation of a dossier. */
export const exampleMovement = (numDossier: string, n = 1): MovementLine => ({
  numLigne: n,
  typeMouvement: 'C',
  idMouvement: ulidOf(uuid(n)),
  numDossier,
  idDossierAsp: null,
  idIndividuAsp: null,
  versionDossier: 1,
  dateEffet: '2026-09-14',
  dateDecision: null,
  dateNotification: null,
  motif: null,
  natureChangements: [],
  ...exampleState(n),
  codeTraitement: null,
  libelleTraitement: null,
})

/** A proposal for a month. */
export const examplePayment = (numDossier: string, n = 1): PaymentLine => ({
  numLigne: n,
  typeMouvement: 'P',
  idLigne: ulidOf(uuid(500_000 + n)),
  idLigneCible: null,
  numPrestation: `${numDossier}03`,
  numDossier,
  idDossierAsp: null,
  tentative: 1,
  versionDossierRequise: 1,
  mois: '2026-11',
  nature: 'MENSUEL',
  montantForfaitaireCentimes: 56168,
  ressourcesDeduitesCentimes: 6168,
  reductionCentimes: 0,
  rappelCentimes: 0,
  montantDemandeCentimes: 50000,
  bareme: '2026-04',
  empreinteCalcul: 'ab'.repeat(32),
  idCoordBancaires: exampleState(n).coordBancaires.idCoord,
  serieSouhaitee: null,
  valideurs: [{ agent: 'A1', le: '2026-11-20T10:00:00.000Z' }],
  codeTraitement: null,
  libelleTraitement: null,
})
