import { useParams } from 'wouter'
import { PageTitle } from '#ui/page-title'
import { useSession } from '#ui/session'
import { Tabs } from '#ui/tabs'
import { BannersPart } from './banners-part.tsx'
import styles from './conversations.module.css'
import { ListsPart } from './lists-part.tsx'
import { ScheduledPart } from './scheduled-part.tsx'
import { SentPart } from './sent-part.tsx'
import { Templates } from './templates.tsx'

const parts = [
  { path: 'programmes', label: 'Programmés', part: ScheduledPart, roles: ['adviser'] },
  { path: 'listes', label: 'Listes', part: ListsPart, roles: ['adviser'] },
  { path: 'envoyes', label: 'Envoyés à plusieurs', part: SentPart, roles: ['adviser'] },
  { path: 'modeles', label: 'Modèles', part: Templates, roles: ['adviser', 'manager', 'director'] },
  { path: 'bandeau', label: 'Bandeau', part: BannersPart, roles: ['adviser'] },
]

/** What an adviser sends otherwise than by a word in a conversation: later, to several, again, or above everything. */
export function SendingsPage() {
  const { role } = useSession()
  const { part } = useParams<{ part?: string }>()
  const mine = parts.filter((p) => p.roles.includes(role))
  const current = mine.find((p) => p.path === part) ?? mine[0]!
  const Part = current.part
  return (
    <>
      <PageTitle title="Envois" intro="Messages programmés, listes de personnes, modèles et bandeau important." />
      <Tabs label="Envois" tabs={mine.map((p) => ({ href: `/envois/${p.path}`, label: p.label }))} />
      <div className={styles.part}>
        <Part />
      </div>
    </>
  )
}
