import { deskApi } from '#api/desk'
import { HomeSection } from '#ui/card'
import { count } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { useEndpoint } from '#ui/use-endpoint'

/** Those who gave no sign: silent for fourteen days, or never here. */
export function QuietFiles() {
  const { data } = useEndpoint(deskApi.toDo, {})
  const { silentFiles = 0, neverConnected = 0 } = data ?? {}
  return (
    <HomeSection title="Sans nouvelles" count={silentFiles + neverConnected}>
      <List label="Sans nouvelles">
        {silentFiles > 0 && (
          <ListItem
            href="/?filtre=silent"
            title={count(silentFiles, 'jeune silencieux', 'jeunes silencieux')}
            text="Aucune visite depuis quatorze jours"
          />
        )}
        {neverConnected > 0 && (
          <ListItem
            href="/?filtre=neverConnected"
            title={count(neverConnected, 'jeune jamais connecté', 'jeunes jamais connectés')}
            text="Un appel ou une nouvelle invitation peut aider"
          />
        )}
      </List>
    </HomeSection>
  )
}
