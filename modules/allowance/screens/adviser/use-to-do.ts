import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi } from '../../api.ts'

/** How many declarations wait for the adviser. */
export const useToLookAtCount = () => useEndpoint(allowanceApi.toDo).data?.items.length
