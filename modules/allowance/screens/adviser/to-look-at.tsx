import { LinkButton } from '#ui/button'
import { HomeSection } from '#ui/card'
import { count } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'

const shown = 5

/** Declarations of income that wait for the adviser: the oldest ones, and the way to all. */
export function ToLookAt() {
  const { data } = useEndpoint(allowanceApi.toDo)
  const rest = (data?.items.length ?? 0) - shown
  return (
    <HomeSection
      title="Déclarations de revenus à vérifier"
      count={data?.items.length}
      action={
        <LinkButton href="/declarations" variant="quiet" small>
          Vérifier
        </LinkButton>
      }
    >
      <List label="Déclarations de revenus à vérifier">
        {data?.items.slice(0, shown).map((one) => (
          <ListItem
            key={one.declarationId}
            href={`/jeunes/${one.youngPersonId}/allocation`}
            title={`${one.firstName} ${one.lastName}`}
            text={`${monthName(one.month)} : ${euros(one.incomeCents)} déclarés`}
            meta={`${euros(one.amountCents)} d’allocation`}
          />
        ))}
        {rest > 0 && <ListItem href="/declarations" title={count(rest, 'autre déclaration', 'autres déclarations')} />}
      </List>
    </HomeSection>
  )
}
