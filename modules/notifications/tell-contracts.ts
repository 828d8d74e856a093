import type { contractSigned, contractToSign } from '#api/contracts'
import type { EventData } from '#platform/api'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

type OfContract = EventData<typeof contractToSign>

/** A text waits for the young person's signature: said outside too, without a word of what is in it. */
export async function tellContractToSign(_: Work, { contractId, youngPersonId }: OfContract, fact: Fact): Promise<Telling> {
  const common = { aboutId: contractId, version: String(fact.id), at: fact.at, youngPersonId }
  return { news: { ...common, kind: 'contract-to-sign', to: [youngPersonId], topic: 'actions' } }
}

/** The contract began: both sides learn of it in their centre. */
export async function tellContractSigned(
  _: Work,
  { contractId, youngPersonId }: EventData<typeof contractSigned>,
  fact: Fact,
): Promise<Telling[]> {
  const common = { aboutId: contractId, version: String(fact.id), at: fact.at, youngPersonId }
  return [
    { news: { ...common, kind: 'contract-signed', to: [youngPersonId] } },
    { news: { ...common, kind: 'young-contract-signed', to: { advisersOf: youngPersonId } } },
  ]
}
