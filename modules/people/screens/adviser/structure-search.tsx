import { SearchX, Users } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { type Found, peopleApi } from '#api/people'
import { Badge } from '#ui/badge'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/field'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { useEndpoint } from '#ui/use-endpoint'
import { nameOf } from '../words.ts'

/** Finds a young person of the structure: just enough to recognise them and know who follows them. */
export function StructureSearch() {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const { structure } = useSession()
  const { data, error } = useEndpoint(peopleApi.searchStructure, q.length >= 2 ? { query: { q } } : null, { keepPrevious: true })
  return (
    <Stack gap={24}>
      <PageTitle title="Rechercher dans la structure" intro={structure?.name} />
      <SearchField label="Nom d’un jeune" value={text} onChange={(event) => setText(event.target.value)} onClear={() => setText('')} />
      {error && <ErrorNotice>{refusalSentence(error)}</ErrorNotice>}
      {q.length < 2 && (
        <EmptyState icon={Users} title="Qui cherchez-vous ?">
          Tapez au moins deux lettres du nom. Les dossiers des collègues s’ouvrent en lecture, avec un motif que le jeune verra.
        </EmptyState>
      )}
      {q.length >= 2 && data && !data.found.length && (
        <EmptyState icon={SearchX} title={`Personne de ce nom dans votre structure : « ${q} »`} />
      )}
      {q.length >= 2 && data && data.found.length > 0 && (
        <List label="Résultats">
          {data.found.map((found) => (
            <Result key={found.id} found={found} />
          ))}
        </List>
      )}
    </Stack>
  )
}

const Result = ({ found }: { found: Found }) => (
  <ListItem
    href={`/jeunes/${found.id}`}
    title={nameOf(found)}
    text={`naissance en ${found.birthYear}, ${found.isMine ? 'dans votre portefeuille' : `portefeuille de ${found.adviser}`}`}
    after={found.isArchived ? <Badge tone="watch">Archivé</Badge> : undefined}
  />
)
