import { Building2, ChartColumnBig, Compass, Inbox, type LucideIcon, UserRound } from 'lucide-react'
import { identityApi, type Persona } from '#api/identity'
import { peopleApi } from '#api/people'
import { ErrorNotice } from '#ui/banner'
import { EmptyState } from '#ui/empty-state'
import { List, ListItem } from '#ui/list'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { call, RefusalError, useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './demo.module.css'
import { goOn } from './go-on.ts'

const groups: { group: Persona['group']; title: string; icon: LucideIcon }[] = [
  { group: 'young', title: 'Les jeunes', icon: UserRound },
  { group: 'structure', title: 'Celles et ceux qui accompagnent', icon: Building2 },
  { group: 'steering', title: 'Pilotage et contrôle', icon: ChartColumnBig },
]

/** Picks whom to play; in a demonstration only. */
export function Demo() {
  const { data, error, refetch } = useEndpoint(identityApi.listPersonas)
  const open = useWrite(identityApi.openDemoSession, { onDone: async () => goOn((await call(peopleApi.session)).role) })
  if (error instanceof RefusalError && error.status === 404)
    return (
      <>
        <PageTitle title="Démonstration" heading="Pas de démonstration ici" />
        <EmptyState icon={Compass} title="Cette adresse est celle d’une installation réelle.">
          Connectez-vous avec votre compte.
        </EmptyState>
      </>
    )
  return (
    <>
      <PageTitle
        title="Démonstration"
        heading="Qui voulez-vous être ?"
        intro="Des personnes inventées, des données inventées. Ouvrez deux navigateurs pour voir les échanges des deux côtés."
      />
      {open.error && <ErrorNotice>{refusalSentence(open.error, 'vous')}</ErrorNotice>}
      {error && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error, 'vous')}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={6} />
        </Loading>
      )}
      {data && (
        <List label="Ce qui part en dehors d’Élan">
          <ListItem
            href="/demo/boite"
            before={<Inbox size={20} aria-hidden />}
            title="La boîte de la démonstration"
            text="Les e-mails et les SMS que ces personnes recevraient."
          />
        </List>
      )}
      {data &&
        groups.map(({ group, title, icon: Icon }) => (
          <section key={group} aria-labelledby={group} className={styles.group}>
            <h2 id={group}>
              <Icon size={20} aria-hidden /> {title}
            </h2>
            <ul className={styles.cards}>
              {data.items
                .filter((persona) => persona.group === group)
                .map(({ code, label, description }) => (
                  <li key={code}>
                    <button type="button" className={styles.card} onClick={() => open.send({ body: { persona: code } })}>
                      <strong>{label}</strong>
                      <span>{description}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </>
  )
}
