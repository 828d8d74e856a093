import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import { applyAcknowledgement, applyControl } from './apply-answers.ts'
import { applyMovements } from './apply-movements.ts'
import { applyCalendar, applyOrders, applyStatement } from './apply-others.ts'
import { applyPayments } from './apply-payments.ts'
import { applyBankReturns, applySettlement } from './apply-settlement.ts'
import { Unbelievable } from './file-outcomes.ts'
import type { ReadFile } from './wire/read-file.ts'

/** Applies a file that passed every check, in the caller's transaction; what does not fit is said, and does not stop the rest. */
export async function applyFile(work: Work, file: ReadFile, fileId: number): Promise<Anomaly[]> {
  const anomalies = await apply(work, file, fileId)
  const odd = anomalies.filter((a) => a.line).length
  // one line in fifty that nobody understands is no accident (2.11)
  if (odd >= 20 && odd > file.lines.length * 0.02) throw new Unbelievable('too-many-anomalies', `${odd} of ${file.lines.length}`)
  return anomalies.map((a) => ({ fileId, ...a }))
}

function apply(work: Work, file: ReadFile, fileId: number): Promise<Anomaly[]> {
  switch (file.kind) {
    case 'acknowledgement':
      return applyAcknowledgement(work, file)
    case 'DOS-return':
      return applyMovements(work, file)
    case 'PAI-return':
      return applyPayments(work, file, fileId)
    case 'ETA-return':
      return applyControl(work, file)
    case 'REG':
      return applySettlement(work, file, fileId)
    case 'RBQ':
      return applyBankReturns(work, file, fileId)
    case 'ORV':
      return applyOrders(work, file)
    case 'CAL':
      return applyCalendar(work, file)
    case 'REL':
      return applyStatement(work, file, fileId)
    default:
      // our own flows, written by somebody else
      throw new Unbelievable('not-for-us', file.kind)
  }
}
