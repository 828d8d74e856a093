import { z } from '#platform/api'
import { PostalAddress } from './movement-line.ts'
import {
  aspId,
  cents,
  dossierNumberText,
  hash,
  instant,
  lineNumber,
  month,
  prestationNumberText,
  seriesCode,
  text,
  ulid,
  unset,
} from './schema-parts.ts'

/** Proposal, cancellation, rectification. */
export const paymentTypes = ['P', 'N', 'X'] as const
export const paymentKinds = ['MENSUEL', 'RAPPEL', 'CONSERVATOIRE', 'RECTIFICATION'] as const
export type PaymentKind = (typeof paymentKinds)[number]

/** One line of `CEJ_PAI`. */
export const PaymentLine = z.strictObject({
  numLigne: lineNumber,
  typeMouvement: z.enum(paymentTypes),
  idLigne: ulid,
  idLigneCible: ulid.nullable(),
  numPrestation: prestationNumberText,
  numDossier: dossierNumberText,
  idDossierAsp: aspId.nullable(),
  tentative: z.int().min(1).max(99),
  versionDossierRequise: z.int().min(1),
  mois: month,
  nature: z.enum(paymentKinds),
  montantForfaitaireCentimes: cents,
  ressourcesDeduitesCentimes: cents,
  reductionCentimes: cents,
  rappelCentimes: cents,
  montantDemandeCentimes: cents,
  bareme: text(20),
  empreinteCalcul: hash,
  idCoordBancaires: ulid,
  serieSouhaitee: seriesCode.nullable(),
  valideurs: z
    .array(z.strictObject({ agent: text(40), le: instant }))
    .min(1)
    .max(2),
  adressePostale: PostalAddress.nullish(),
  codeTraitement: unset,
  libelleTraitement: unset,
})
export type PaymentLine = z.infer<typeof PaymentLine>

/** What a line asks for, from its parts: never less than nothing (2.6). */
export const amountOf = (
  l: Pick<PaymentLine, 'montantForfaitaireCentimes' | 'ressourcesDeduitesCentimes' | 'reductionCentimes' | 'rappelCentimes'>,
) => Math.max(0, l.montantForfaitaireCentimes - l.ressourcesDeduitesCentimes - l.reductionCentimes) + l.rappelCentimes

/** One dossier of the weekly state of control, `CEJ_ETA`. */
export const ControlLine = z.strictObject({
  numLigne: lineNumber,
  numDossier: dossierNumberText,
  versionDossier: z.int().min(1),
  statut: z.enum(['OUVERT', 'SUSPENDU', 'CLOS']),
  empreinteEtat: hash,
})
export type ControlLine = z.infer<typeof ControlLine>
