import { peopleApi } from '#api/people'
import { useLive } from '#ui/live'
import { invalidate } from '#ui/use-endpoint'

const again = () => {
  for (const read of [peopleApi.file, peopleApi.transfers, peopleApi.searchStructure]) void invalidate(read)
}

/** Reads files and requests again when they changed elsewhere. */
export function useLivePeople(andThen: () => void = () => undefined) {
  const act = () => {
    again()
    andThen()
  }
  useLive('people.file-changed', act)
  useLive('people.adviser-changed', act)
  useLive('people.archived', act)
  useLive('people.restored', act)
  useLive('people.young-person-added', act)
  useLive('people.transfer-changed', act)
  useLive('identity.account-activated', act)
}
