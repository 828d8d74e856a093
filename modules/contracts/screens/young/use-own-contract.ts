import { contractsApi } from '#api/contracts'
import { locale } from '#ui/language'
import { useSession } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveContracts } from '../use-contracts.ts'

/** The contract that counts now: offered or in force, else the last one that was. */
export function useOwnContract() {
  useLiveContracts()
  const { id: youngPersonId } = useSession()
  const file = useEndpoint(contractsApi.file, { query: { youngPersonId } })
  const { contracts = [] } = file.data ?? {}
  const of = (statuses: readonly string[]) => contracts.find((c) => statuses.includes(c.status))
  return { ...file, contract: of(['to_sign']) ?? of(['active']) ?? of(['ended']) }
}

/** A day in the language of the page. */
export const dayWords = (day: string) => new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
