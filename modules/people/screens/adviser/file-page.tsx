import { MessageSquare } from 'lucide-react'
import { useParams } from 'wouter'
import { peopleApi, type YoungPersonFile } from '#api/people'
import { Avatar } from '#ui/avatar'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { FileTabs } from '#ui/file-tabs'
import { ago, shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { usePanel } from '#ui/panel'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { SkeletonScreen } from '#ui/skeleton'
import { RefusalError, useEndpoint } from '#ui/use-endpoint'
import { useLivePeople } from '../use-people.ts'
import { accessWords, nameOf, situationWords } from '../words.ts'
import styles from './people.module.css'
import { StateAccess } from './state-access.tsx'

/** A young person's file: who they are at a glance, then a tab per subject. */
export function FilePage() {
  const { id = '' } = useParams()
  useLivePeople()
  const file = useEndpoint(peopleApi.file, { params: { id } }, { staleTime: 5_000 })
  if (file.error instanceof RefusalError && file.error.status === 404) return <StateAccess id={id} />
  if (file.error && !file.data) return <ErrorNotice onRetry={() => void file.refetch()}>{refusalSentence(file.error)}</ErrorNotice>
  if (!file.data) return <SkeletonScreen />
  return (
    <Stack gap={24}>
      <Head file={file.data} />
      <FileTabs youngPersonId={id} base={`/jeunes/${id}`} />
    </Stack>
  )
}

function Head({ file }: { file: YoungPersonFile }) {
  const { show } = usePanel()
  // messages are between young persons and advisers
  const talks = useSession().role === 'adviser'
  const write = (
    <Button icon={MessageSquare} onClick={() => show(file.id)}>
      Écrire
    </Button>
  )
  const heading = (
    <span className={styles.who}>
      <Avatar firstName={file.firstName} lastName={file.lastName} size="large" />
      <span>{nameOf(file)}</span>
    </span>
  )
  return (
    <Stack gap={12}>
      <PageTitle
        title={nameOf(file)}
        heading={heading}
        back={{ href: '/', label: 'Portefeuille' }}
        actions={talks && file.canAct && write}
        intro={<Meta file={file} />}
      />
      {file.archived && <Banner tone="watch">Dossier archivé. {file.canRestore && 'Vous pouvez le restaurer dans « Suivi ».'}</Banner>}
      {!file.canAct && !file.archived && (
        <Banner tone="info">
          Lecture seule : {nameOf(file.adviser)} suit ce dossier. {file.firstName} voit que vous l’avez ouvert, et pourquoi.
        </Banner>
      )}
    </Stack>
  )
}

function Meta({ file }: { file: YoungPersonFile }) {
  const timeZone = useTimeZone()
  const access = accessWords(file.access, timeZone)
  return (
    <span className={styles.meta}>
      <span>{file.age} ans</span>
      {file.isMinor && <Badge tone="sun">Moins de 18 ans</Badge>}
      <span>{situationWords[file.situation]}</span>
      {file.commune && <span>{file.commune.name}</span>}
      <Badge tone={access.tone}>{access.text}</Badge>
      <span>{file.lastSeenAt ? `dernière venue ${ago(file.lastSeenAt, timeZone)}` : 'aucune venue dans Élan'}</span>
      <span>
        {nameOf(file.adviser)} depuis le {shortDay(file.advisers[0]?.since ?? file.createdAt, timeZone)}
      </span>
    </span>
  )
}
