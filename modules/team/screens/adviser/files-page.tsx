import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'wouter'
import { type Figure, type FileBehind, figures, teamApi } from '#api/team'
import { nameOf } from '#screens/people'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { type Column, DataTable } from '#ui/data-table'
import { EmptyState } from '#ui/empty-state'
import { ago, count, numericDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { VisuallyHidden } from '#ui/visually-hidden'
import { figureWords, pointsWords } from '../words.ts'
import { ExportButton } from './export-button.tsx'
import { GiveDialog } from './give-dialog.tsx'
import styles from './team.module.css'

/** The files behind a number of the cockpit; some or all can be given to a colleague. */
export function FilesPage() {
  const { figure: asked } = useParams<{ figure: string }>()
  const [search] = useSearchParams()
  const figure = figures.find((f) => f === asked) ?? 'followed'
  const adviserId = search.get('conseiller') ?? undefined
  const filters = { figure, ...(adviserId && { adviserId }) }
  const { data, error, refetch } = useEndpoint(teamApi.filesBehind, { query: filters })
  const [first] = data?.items ?? []
  const of = adviserId && first ? `Portefeuille de ${nameOf(first.adviser)}` : 'Toute la structure'
  return (
    <Stack gap={16}>
      <PageTitle
        title={figureWords[figure].list}
        intro={data && `${of} : ${count(data.items.length, 'dossier', 'dossiers')}`}
        back={{ href: '/equipe', label: 'Mon équipe' }}
        actions={<ExportButton list="team-files" filters={filters} />}
      />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {data?.isCut && <Banner>Les mille premiers dossiers sont affichés.</Banner>}
      {data && <Files key={`${figure} ${adviserId}`} files={data.items} figure={figure} isOfOne={Boolean(adviserId)} />}
    </Stack>
  )
}

const traitWords: Record<string, string> = { minor: 'mineur', recent: 'nouveau', silent: 'silencieux', never: 'jamais connecté' }

function Files({ files, figure, isOfOne }: { files: readonly FileBehind[]; figure: Figure; isOfOne: boolean }) {
  const timeZone = useTimeZone()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [gives, setGives] = useState(false)
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const isAll = chosen.size === files.length
  const isWhole = isOfOne && figure === 'followed' && isAll && files.length > 1
  const [first] = files
  return (
    <>
      {files.length > 0 && (
        <div className={styles.stay}>
          <Button small variant="quiet" onClick={() => setChosen(isAll ? new Set() : new Set(files.map((f) => f.id)))}>
            {isAll ? 'Ne rien choisir' : `Tout choisir (${files.length})`}
          </Button>
          <Button variant="main" disabled={!chosen.size} onClick={() => setGives(true)}>
            {isWhole ? 'Confier tout le portefeuille' : chosen.size ? `Confier ${count(chosen.size, 'dossier', 'dossiers')}` : 'Confier'}
          </Button>
        </div>
      )}
      <DataTable
        caption={figureWords[figure].list}
        columns={columnsOf({ figure, isOfOne, timeZone, chosen, toggle })}
        rows={files}
        rowKey={(f) => f.id}
        rowHref={(f) => `/jeunes/${f.id}`}
        empty={
          <EmptyState icon={FolderOpen} title="Aucun dossier ici">
            Rien n’attend de ce côté.
          </EmptyState>
        }
      />
      {gives && first && (
        <GiveDialog
          what={{ youngPersonIds: [...chosen], ...(isWhole && { whole: first.adviser }) }}
          onClose={() => {
            setGives(false)
            setChosen(new Set())
          }}
        />
      )}
    </>
  )
}

type Shown = { figure: Figure; isOfOne: boolean; timeZone: string; chosen: ReadonlySet<string>; toggle: (id: string) => void }

const columnsOf = ({ figure, isOfOne, timeZone, chosen, toggle }: Shown): Column<FileBehind>[] => [
  {
    id: 'choose',
    title: 'Choisir',
    phone: 'corner',
    cell: (f) => (
      <Checkbox label={<VisuallyHidden>Choisir {nameOf(f)}</VisuallyHidden>} checked={chosen.has(f.id)} onChange={() => toggle(f.id)} />
    ),
  },
  { id: 'name', title: 'Nom', main: true, cell: (f) => <Name file={f} /> },
  ...(isOfOne ? [] : [{ id: 'adviser', title: 'Conseiller', phone: 'under' as const, cell: (f: FileBehind) => nameOf(f.adviser) }]),
  ...(counted.has(figure)
    ? [{ id: 'count', title: figureWords[figure].column, align: 'end' as const, cell: (f: FileBehind) => f.count }]
    : []),
  { id: 'points', title: 'Poids', align: 'end', cell: (f) => pointsWords(f.points) },
  { id: 'traits', title: 'Pourquoi', phone: 'under', cell: (f) => (f.traits.length ? <Traits traits={f.traits} /> : null) },
  { id: 'seen', title: 'Dernière venue', cell: (f) => (f.lastSeenAt ? ago(f.lastSeenAt, timeZone) : 'jamais') },
  { id: 'since', title: 'Suivi depuis', cell: (f) => numericDay(f.since, timeZone) },
]
const counted: ReadonlySet<Figure> = new Set(['appointmentsToClose', 'actionsToQualify', 'weeksToValidate', 'lateTasks'])

const Name = ({ file }: { file: FileBehind }) => (
  <>
    <span className={styles.name}>{nameOf(file)}</span>
    <span className={styles.under}>naissance en {file.birthYear}</span>
  </>
)

const Traits = ({ traits }: { traits: readonly string[] }) => (
  <Row gap={4}>
    {traits.map((t) => (
      <Badge key={t}>{traitWords[t]}</Badge>
    ))}
  </Row>
)
