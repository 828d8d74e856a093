import { z } from '#platform/api'
import { asciiName, aspId, cents, day, dossierNumberText, lineNumber, sepaText, siret, text, ulid, unset } from './schema-parts.ts'

/** Creation, change, suspension, resumption, end, cancellation. */
export const movementTypes = ['C', 'M', 'S', 'R', 'F', 'A'] as const
export type MovementType = (typeof movementTypes)[number]

/** What a change touches: the receiver judges only these blocks. */
export const changeKinds = [
  'IDENTITE',
  'ADRESSE',
  'COORD_BANCAIRES',
  'REPRESENTANT_LEGAL',
  'MONTANT',
  'PERIODE',
  'STRUCTURE',
  'CONTACT',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Why a right is suspended, taken up again or closed. */
export const motives = [
  'S01',
  'S02',
  'S03',
  'S04',
  'S05',
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'F01',
  'F02',
  'F03',
  'F04',
  'F05',
  'F06',
  'F07',
  'F08',
  'F09',
  'F10',
  'F99',
  'A01',
] as const

const foreignPart = text(38).nullable()

/** A postal address in the ASP's pieces; an order to repay is posted, so it must be whole there. */
export const PostalAddress = z.strictObject({
  numeroVoie: z
    .string()
    .regex(/^\d{1,4}$/)
    .nullable(),
  codeExtensionVoie: z.enum(['B', 'T', 'Q', 'C']).nullable(),
  codeTypeVoie: text(4).nullable(),
  libelleVoie: z
    .string()
    .max(28)
    .regex(/^[A-Z0-9' -]+$/, { error: 'street3330' })
    .nullable(),
  complement: z
    .string()
    .max(38)
    .regex(/^[A-Za-z0-9@ ]*$/, { error: 'street3330' })
    .nullable(),
  codePostal: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  codeComInsee: z
    .string()
    .regex(/^\d[\dAB]\d{3}$/)
    .nullable(),
  codeInseePays: z.string().regex(/^\d{3}$/),
  etranger: z
    .strictObject({ localite: foreignPart, bureau: foreignPart, voie: foreignPart, district: foreignPart, region: foreignPart })
    .nullable(),
})

const Civility = z.enum(['M', 'MME'])

const Person = z.strictObject({
  idJeune: z.string().min(1).max(30),
  civilite: Civility,
  nomUsage: asciiName(50),
  nomNaissance: asciiName(50),
  prenom: asciiName(20),
  autresPrenoms: asciiName(40).nullable(),
  dateNaissance: day,
  codeComInseeNaissance: z
    .string()
    .regex(/^\d[\dAB]\d{3}$/)
    .nullable(),
  codeInseePaysNaissance: z.string().regex(/^\d{3}$/),
  codeGroupePays: z.enum(['1', '2', '3']),
  nir: z
    .string()
    .regex(/^\d[\dAB\d]{14}$/)
    .nullish(),
  ntt: text(40).nullish(),
})

const Guardian = z.strictObject({ civilite: Civility, nom: asciiName(50), prenom: asciiName(20), lien: text(20) })

/** Where the money goes, under an identifier that the payments which use it freeze. */
export const BankDetails = z.strictObject({
  idCoord: ulid,
  titulaire: sepaText(32),
  typeTitulaire: z.enum(['JEUNE', 'REPRESENTANT', 'MANDATAIRE', 'MORALE']),
  iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/)
    .nullable(),
})

const Contract = z.strictObject({
  dateSignature: day,
  dateDebut: day,
  dateFinPrevue: day,
  dateFinReelle: day.nullable(),
  montantForfaitaireCentimes: cents,
  tranche: z.enum(['NON_IMPOSABLE', 'TRANCHE_1', 'AU_DESSUS']),
})

const Rights = z.strictObject({
  statut: z.enum(['OUVERT', 'SUSPENDU', 'CLOS']),
  suspension: z
    .strictObject({ debut: day, finPrevue: day.nullable(), motif: z.enum(motives), tauxPourcent: z.int().min(30).max(100) })
    .nullable(),
})

/** The whole current state of a dossier: losing, repeating or reordering movements cannot corrupt who receives them. */
export const DossierState = z.strictObject({
  structure: z.strictObject({ codeMissionLocale: z.string().regex(/^[A-Z0-9]{5}$/), siret }),
  personne: Person,
  representantLegal: Guardian.nullable(),
  adresse: PostalAddress,
  coordBancaires: BankDetails,
  contrat: Contract,
  droits: Rights,
})
export type DossierState = z.infer<typeof DossierState>

/** One movement of `CEJ_DOS`. */
export const MovementLine = z.strictObject({
  numLigne: lineNumber,
  typeMouvement: z.enum(movementTypes),
  idMouvement: ulid,
  numDossier: dossierNumberText,
  idDossierAsp: aspId.nullable(),
  idIndividuAsp: aspId.nullable(),
  versionDossier: z.int().min(1),
  dateEffet: day,
  dateDecision: day.nullable(),
  dateNotification: day.nullable(),
  motif: z.strictObject({ code: z.enum(motives), libelle: text(100) }).nullable(),
  natureChangements: z.array(z.enum(changeKinds)).max(8),
  ...DossierState.shape,
  codeTraitement: unset,
  libelleTraitement: unset,
})
export type MovementLine = z.infer<typeof MovementLine>
