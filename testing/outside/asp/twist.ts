import type { MovementOutcome, PaymentOutcome } from '../../../modules/payments/wire/answer-lines.ts'
import type { Kind } from '../../../modules/payments/wire/envelope.ts'
import type { SettlementLine } from '../../../modules/payments/wire/settlement-lines.ts'
import type { Faults } from './faults.ts'

type Outcome = MovementOutcome | PaymentOutcome
const hostile = "<script>alert(1)</script>=cmd|' /C calc'!A0 ../../etc/passwd"

/** Lines as they leave, spoilt by the faults of lines that are switched on. */
export function twist(kind: Kind, lines: readonly object[], faults: Faults): object[] {
  if (kind === 'PAI-return' || kind === 'DOS-return') return twistOutcomes([...lines] as Outcome[], faults)
  if (kind === 'REG') return twistSettlement([...lines] as SettlementLine[], faults)
  return [...lines]
}

function twistOutcomes(lines: Outcome[], faults: Faults): Outcome[] {
  const first = lines[0]!
  const rejected = lines.findIndex((l) => /^3/.test(l.codeTraitement))
  if (faults.strikes(46)) lines.push({ ...first, numLigne: lines.length + 1, ...strangerOf(first) } as Outcome)
  if (faults.strikes(47) && lines.length > 1) {
    const [a, b] = [lines[0]!.numLigne, lines[1]!.numLigne]
    lines.splice(0, 2, { ...lines[0]!, numLigne: b }, { ...lines[1]!, numLigne: a })
  }
  if (faults.strikes(48)) return [...lines.slice(0, -1), first]
  if (faults.strikes(49)) lines.push({ ...first, codeTraitement: '3602', libelleTraitement: 'IBAN invalide' })
  if (rejected >= 0 && faults.strikes(50)) lines.push(lines[rejected]!)
  if (faults.strikes(53)) lines[0] = { ...first, codeTraitement: '3999', libelleTraitement: 'é'.repeat(5000) }
  if (faults.strikes(80)) lines[0] = { ...first, codeTraitement: '3602', libelleTraitement: hostile }
  return lines
}

/** Well formed, and known to nobody. */
const strangerOf = (line: Outcome) =>
  'idLigne' in line
    ? { idLigne: '01JDXXXXXXXXXXXXXXXXXXXXXX', numPrestation: line.numPrestation }
    : { idMouvement: '01JDXXXXXXXXXXXXXXXXXXXXXX' }

function twistSettlement(lines: SettlementLine[], faults: Faults): SettlementLine[] {
  const first = lines[0]
  if (!first) return lines
  if (faults.strikes(46))
    lines.push({
      ...first,
      idLigne: '01JDXXXXXXXXXXXXXXXXXXXXXX',
      montantPayeCentimes: 0,
      montantDemandeCentimes: 0,
      montantRetenuCentimes: 0,
    })
  if (faults.strikes(49))
    lines.push({ ...first, statut: 'NON_PAYE', montantPayeCentimes: 0, motif: { code: 'RJT', libelle: 'Difficulté technique' } })
  if (faults.strikes(51)) lines[0] = { ...first, montantPayeCentimes: first.montantPayeCentimes - 1000 }
  return lines
}
