import { HomeSection } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'

/** Declarations of income that wait for the adviser. */
export function ToLookAt() {
  const { data } = useEndpoint(allowanceApi.toDo)
  return (
    <HomeSection title="Déclarations de revenus à vérifier" count={data?.items.length}>
      <List label="Déclarations de revenus à vérifier">
        {data?.items.map((one) => (
          <ListItem
            key={one.declarationId}
            href={`/jeunes/${one.youngPersonId}/allocation`}
            title={`${one.firstName} ${one.lastName}`}
            text={`${monthName(one.month)} : ${euros(one.incomeCents)} déclarés`}
            meta={`${euros(one.amountCents)} d’allocation`}
          />
        ))}
      </List>
    </HomeSection>
  )
}
