import { contractsApi } from '#api/contracts'
import { HomeSection } from '#ui/card'
import { shortDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useTimeZone } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { useLiveContracts } from '../use-contracts.ts'

const shown = 3

/** Contracts to sign, those that end soon, papers that are missing: the nearest first. */
export function HomeContracts() {
  useLiveContracts()
  const timeZone = useTimeZone()
  const { data } = useEndpoint(contractsApi.toDo)
  if (!data) return null
  const today = new Date().toISOString().slice(0, 10)
  const day = (on: string) => shortDay(on, timeZone)
  const lines = [
    ...data.toSign.map((c) => ({ ...c, text: 'Contrat à signer' })),
    ...data.ending.map((c) => ({ ...c, text: c.dueOn < today ? `Terme passé le ${day(c.dueOn)}` : `Fin du contrat le ${day(c.dueOn)}` })),
    ...data.papers.map((t) => ({
      ...t,
      text: t.dueOn < today ? `Pièce attendue depuis le ${day(t.dueOn)}` : `Pièce attendue pour le ${day(t.dueOn)}`,
    })),
  ]
  return (
    <HomeSection title="Contrats et pièces" count={lines.length}>
      <List label="Les plus proches">
        {lines.slice(0, shown).map((l) => (
          <ListItem key={l.id} href={`/jeunes/${l.youngPersonId}/contrat`} title={`${l.firstName} ${l.lastName}`} text={l.text} />
        ))}
      </List>
    </HomeSection>
  )
}
