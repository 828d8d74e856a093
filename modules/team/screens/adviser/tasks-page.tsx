import { ListChecks } from 'lucide-react'
import { type Note, teamApi } from '#api/team'
import { ErrorNotice } from '#ui/banner'
import { SectionHeading, Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { ExportButton } from './export-button.tsx'
import { NoteList } from './note-row.tsx'

/** « Tâches »: what colleagues ask of me, where I am named, what I asked of them. */
export function TasksPage() {
  const { data, error, refetch } = useEndpoint(teamApi.toDo, {})
  const isEmpty = data && !data.tasks.length && !data.mentions.length && !data.asked.length
  return (
    <Stack gap={24}>
      <PageTitle title="Tâches" intro="Ce que vous vous confiez entre collègues." actions={<ExportButton list="team-tasks" />} />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={4} />
        </Loading>
      )}
      {isEmpty && (
        <EmptyState icon={ListChecks} title="Aucune tâche">
          Dans l’onglet « Équipe » d’un dossier, une note peut devenir une tâche : choisissez qui la fait, et pour quand.
        </EmptyState>
      )}
      {data && <Part title="À faire" notes={data.tasks} />}
      {data && <Part title="On vous cite" notes={data.mentions} />}
      {data && <Part title="Vous avez demandé" notes={data.asked} />}
    </Stack>
  )
}

const Part = ({ title, notes }: { title: string; notes: readonly Note[] }) =>
  notes.length > 0 && (
    <Stack gap={12}>
      <SectionHeading title={title} count={notes.length} />
      <NoteList label={title} notes={notes} showsFile />
    </Stack>
  )
