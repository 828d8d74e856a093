import { Users } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { actionsApi } from '#api/actions'
import { ErrorNotice } from '#ui/banner'
import { Card, Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/field'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import styles from './adviser.module.css'
import { GiveForm } from './give-form.tsx'

const most = 100

/** One action for several young people at once. */
export function GivePage() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [, go] = useLocation()
  const { data, error, refetch } = useEndpoint(actionsApi.recipients)
  return (
    <Stack gap={24}>
      <PageTitle
        title="Donner une action"
        intro="La même action pour plusieurs jeunes, cent au plus."
        back={{ href: '/actions-a-qualifier', label: 'Actions à qualifier' }}
      />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && <Loading>{<SkeletonRows rows={6} />}</Loading>}
      {data && !data.items.length && (
        <EmptyState icon={Users} title="Vous ne suivez encore personne">
          Les jeunes de votre portefeuille apparaîtront ici.
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <div className={styles.columns}>
          <Recipients people={data.items} chosen={chosen} onChange={setChosen} />
          <Card title="L’action">
            <GiveForm youngPersonIds={[...chosen]} onDone={() => go('/')} />
          </Card>
        </div>
      )}
    </Stack>
  )
}

type Person = { id: string; firstName: string; lastName: string }
type RecipientsProps = { people: readonly Person[]; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

function Recipients({ people, chosen, onChange }: RecipientsProps) {
  const [text, setText] = useState('')
  const shown = people.filter((p) => plain(`${p.firstName} ${p.lastName}`).includes(plain(text)))
  const allIn = shown.every((p) => chosen.has(p.id))
  const toggle = (ids: readonly string[], isIn: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) isIn ? next.delete(id) : next.size < most && next.add(id)
    onChange(next)
  }
  return (
    <Card title={chosen.size ? `Pour ${chosen.size} jeune${chosen.size > 1 ? 's' : ''}` : 'Pour qui ?'}>
      <SearchField label="Chercher un nom" value={text} onChange={(event) => setText(event.target.value)} onClear={() => setText('')} />
      {shown.length > 1 && (
        <Checkbox
          label={text ? 'Tous ceux affichés' : 'Tout mon portefeuille'}
          checked={allIn}
          onChange={() =>
            toggle(
              shown.map((p) => p.id),
              allIn,
            )
          }
        />
      )}
      <div className={styles.people}>
        {shown.map((p) => (
          <Checkbox
            key={p.id}
            label={`${p.lastName} ${p.firstName}`}
            checked={chosen.has(p.id)}
            onChange={() => toggle([p.id], chosen.has(p.id))}
          />
        ))}
        {!shown.length && <p className={styles.soft}>Personne de ce nom dans votre portefeuille.</p>}
      </div>
    </Card>
  )
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
