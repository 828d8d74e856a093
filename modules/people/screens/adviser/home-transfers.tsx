import { peopleApi } from '#api/people'
import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'
import { useLivePeople } from '../use-people.ts'
import { nameOf } from '../words.ts'

/** Transfers that wait for an answer. */
export function HomeTransfers() {
  useLivePeople()
  const { data } = useEndpoint(peopleApi.transfers, {})
  const waiting = data?.requests.filter((r) => r.direction === 'received') ?? []
  return (
    <HomeSection
      title="Transferts demandés"
      count={waiting.length}
      action={
        <LinkButton href="/transferts" variant="quiet" small>
          Répondre
        </LinkButton>
      }
    >
      <List label="Transferts demandés">
        {waiting.slice(0, 1).map((r) => (
          <ListItem
            key={r.id}
            href="/transferts"
            title={nameOf(r.youngPerson!)}
            text={`demandé par ${nameOf(r.askedBy)}, ${r.askedBy.structureName}`}
          />
        ))}
      </List>
    </HomeSection>
  )
}
