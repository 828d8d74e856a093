import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { peopleApi } from '#api/people'
import { teamApi } from '#api/team'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { EmptyState } from '#ui/empty-state'
import { useLive } from '#ui/live'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { invalidate, useEndpoint } from '#ui/use-endpoint'
import { NoteForm } from './note-form.tsx'
import { NoteList } from './note-row.tsx'

/** « Équipe »: what colleagues say to each other about this file, and who does what. */
export function NotesTab({ youngPersonId }: { youngPersonId: string }) {
  const { data, error, refetch } = useEndpoint(teamApi.notes, { query: { youngPersonId } })
  const file = useEndpoint(peopleApi.file, { params: { id: youngPersonId } }, { staleTime: 5_000 })
  const [writes, setWrites] = useState(false)
  useLive('team.note-changed', () => void invalidate(teamApi.notes))
  const add = file.data?.canAct && (
    <Button variant="main" icon={NotebookPen} onClick={() => setWrites(true)}>
      Écrire une note
    </Button>
  )
  return (
    <Stack>
      <SectionHeading title="Notes et tâches entre collègues" count={data?.items.length} action={data?.items.length ? add : undefined} />
      <Banner>
        Lues par les professionnels qui suivent ce dossier et par les collègues cités. Elles font partie des données du jeune : elles
        figurent dans la copie qu’il peut demander. Restez factuel, n’écrivez rien sur la santé, la famille ou la justice.
      </Banner>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
      {data && !data.items.length && (
        <EmptyState icon={NotebookPen} title="Aucune note pour l’instant" action={add}>
          Laissez un mot à vos collègues, ou confiez une tâche avec une date.
        </EmptyState>
      )}
      {data && data.items.length > 0 && <NoteList label="Notes et tâches" notes={data.items} />}
      <Dialog open={writes} side onClose={() => setWrites(false)} title="Écrire une note">
        <NoteForm youngPersonId={youngPersonId} onDone={() => setWrites(false)} />
      </Dialog>
    </Stack>
  )
}
