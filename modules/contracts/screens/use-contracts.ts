import { contractsApi } from '#api/contracts'
import { useLive } from '#ui/live'
import { invalidate } from '#ui/use-endpoint'

/** What a change of a contract may have changed on a screen. */
export const reads = [contractsApi.file, contractsApi.get, contractsApi.toDo, contractsApi.diagnoses, contractsApi.eligibility] as const
const again = () => {
  for (const read of reads) void invalidate(read)
}

/** Reads again whatever is shown when the contract, a signature or a paper moved elsewhere. */
export function useLiveContracts() {
  useLive('contracts.changed', again)
  useLive('contracts.to-sign', again)
  useLive('contracts.signed', again)
  useLive('contracts.ended', again)
  useLive('contracts.extended', again)
  useLive('contracts.transferred', again)
  useLive('contracts.task-opened', again)
}
