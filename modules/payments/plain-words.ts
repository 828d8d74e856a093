import { meaningOf, type ReturnCode } from './wire/codes.ts'

type Words = { label: string; action: string }
const care = 'Ta mission locale s’en occupe. Tu n’as rien à faire pour l’instant.'
const newDetails = 'Donne un nouveau RIB, à ton nom, à ta mission locale. Le mois sera payé dans la série suivante.'

const byFamily: Partial<Record<ReturnCode['family'], Words>> = {
  account: { label: 'Ton RIB n’a pas été accepté.', action: newDetails },
  bank: { label: 'Ta banque a renvoyé le virement.', action: newDetails },
  format: { label: 'Une information de ton dossier est à corriger.', action: care },
  reference: { label: 'Une information de ton dossier est à corriger.', action: care },
  dossier: { label: 'Ton dossier doit être revu avant le paiement.', action: care },
  proposal: { label: 'Ce mois n’a pas encore pu être payé.', action: care },
}
const byCode: Record<string, Words> = {
  IDR: { label: 'Le virement n’a pas abouti.', action: 'Vérifie avec ta mission locale que le RIB est bien le tien.' },
  RJT: { label: 'Le virement n’a pas abouti.', action: 'Vérifie que ton compte peut recevoir des virements.' },
  3606: { label: 'Ce compte ne peut pas recevoir l’allocation.', action: 'Donne le RIB d’un compte courant : un livret ne convient pas.' },
  AG01: { label: 'Ce compte ne peut pas recevoir l’allocation.', action: 'Donne le RIB d’un compte courant : un livret ne convient pas.' },
  3530: { label: 'Le paiement est reporté à la série suivante.', action: 'Tu n’as rien à faire.' },
  ED05: { label: 'Le paiement est reporté à la série suivante.', action: 'Tu n’as rien à faire.' },
  TM01: { label: 'Le paiement est reporté à la série suivante.', action: 'Tu n’as rien à faire.' },
}

/** A code as the young person reads it: what happened and what to do, never a suspicion nor a word of the trade. */
export function plainWordsOf(code: string): Words {
  const { family, isReserved } = meaningOf(code)
  if (isReserved) return { label: 'Vérification en cours.', action: 'Tu n’as rien à faire pour l’instant.' }
  return (
    byCode[code] ??
    byFamily[family] ?? { label: 'L’ASP vérifie ton dossier avant de payer.', action: 'Tu n’as rien à faire pour l’instant.' }
  )
}
