import { z } from '#platform/api'
import { movementTypes } from './movement-line.ts'
import { paymentTypes } from './payment-line.ts'
import {
  aspId,
  cents,
  code,
  dossierNumberText,
  hash,
  instant,
  label,
  lineNumber,
  prestationNumberText,
  seriesCode,
  text,
  ulid,
} from './schema-parts.ts'

/** The acknowledgement of a file, as a file. */
export const AcknowledgementLine = z.strictObject({
  nomFichier: text(120),
  sha256Recu: hash,
  octetsRecus: cents,
  nbLignesLues: cents,
  totalCentimesLu: z.int().nullable(),
  statut: z.enum(['ACCEPTE', 'REJETE', 'DEJA_RECU']),
  codeTraitement: code,
  libelleTraitement: label.nullable(),
  recuLe: instant,
})
export type AcknowledgementLine = z.infer<typeof AcknowledgementLine>

const outcome = {
  codeTraitement: code,
  libelleTraitement: label.nullable(),
  definitif: z.boolean(),
  traiteLe: instant,
  champEnErreur: text(300).nullish(),
  valeurAttendue: z.union([label, z.int()]).nullish(),
  avertissements: z
    .array(z.string().regex(/^A\d{3}$/))
    .max(20)
    .default([]),
  idIndividuAsp: aspId.nullish(),
  idDossierAsp: aspId.nullish(),
}

/** What the ASP did with one movement. */
export const MovementOutcome = z.strictObject({
  numLigne: lineNumber,
  typeMouvement: z.enum(movementTypes),
  idMouvement: ulid,
  numDossier: dossierNumberText,
  ...outcome,
  versionIntegree: z.int().min(1).nullish(),
})
export type MovementOutcome = z.infer<typeof MovementOutcome>

/** What the ASP did with one payment line, before any series. */
export const PaymentOutcome = z.strictObject({
  numLigne: lineNumber,
  typeMouvement: z.enum(paymentTypes),
  idLigne: ulid,
  numPrestation: prestationNumberText,
  ...outcome,
  idPrestationAsp: aspId.nullish(),
  serieAffectee: seriesCode.nullish(),
})
export type PaymentOutcome = z.infer<typeof PaymentOutcome>

/** One difference between our open dossiers and the ASP's. */
export const ControlOutcome = z.strictObject({
  numLigne: lineNumber,
  numDossier: dossierNumberText,
  ecart: z.enum(['ABSENT_ASP', 'INCONNU_EMETTEUR', 'VERSION_DIFFERENTE', 'STATUT_DIFFERENT', 'EMPREINTE_DIFFERENTE']),
  versionAsp: z.int().min(1).nullish(),
  statutAsp: z.enum(['OUVERT', 'SUSPENDU', 'CLOS']).nullish(),
  empreinteAsp: hash.nullish(),
})
export type ControlOutcome = z.infer<typeof ControlOutcome>
