import { useState } from 'react'
import { Button } from '#ui/button'
import { HomeSection } from '#ui/card'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'
import { allowanceApi, type Waiting } from '../../api.ts'
import { euros, monthName } from '../../rules.ts'
import { LookDialog } from './look-dialog.tsx'

/** Declarations of the structure that make much due at once: a second person accepts them or sends them back. */
export function SecondLooks() {
  const { data } = useEndpoint(allowanceApi.secondLooks)
  const [shown, setShown] = useState<Waiting>()
  return (
    <HomeSection title="Allocations : deuxième regard" count={data?.items.length}>
      <List label="Allocations : deuxième regard">
        {data?.items.map((one) => (
          <ListItem
            key={one.declarationId}
            title={`${one.firstName} ${one.lastName}`}
            text={`${monthName(one.month)} : ${euros(one.incomeCents)} déclarés, ${euros(one.amountCents)} d’allocation`}
            after={
              <Button small onClick={() => setShown(one)}>
                Vérifier
              </Button>
            }
          />
        ))}
      </List>
      {shown && (
        <LookDialog
          endpoint={allowanceApi.lookAgain}
          declarationId={shown.declarationId}
          title={`Deuxième regard : ${shown.firstName} ${shown.lastName}`}
          onClose={() => setShown(undefined)}
        >
          <p>
            Avec les mois déjà acceptés ce mois-ci, cette somme dépasse ce qu’une personne accepte seule. Un conseiller a vérifié{' '}
            {monthName(shown.month)} : {euros(shown.incomeCents)} déclarés, {euros(shown.amountCents)} d’allocation.
          </p>
        </LookDialog>
      )}
    </HomeSection>
  )
}
