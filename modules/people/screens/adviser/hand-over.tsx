import { useState } from 'react'
import { peopleApi, type TeamMember } from '#api/people'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { Dialog } from '#ui/dialog'
import { count } from '#ui/format'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { nameOf } from '../words.ts'
import styles from './people.module.css'
import { ReassignDialog } from './reassign-dialog.tsx'

/** Chooses files of an adviser, then the colleague who takes them. */
export function HandOver({ from, onClose }: { from: TeamMember | undefined; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>()
  return (
    <>
      <Dialog open={Boolean(from) && !chosen} side onClose={onClose} title={from ? `Dossiers de ${nameOf(from)}` : ''}>
        {from && <Choice from={from} onChosen={setChosen} />}
      </Dialog>
      <ReassignDialog
        youngPersonIds={chosen ?? []}
        open={Boolean(chosen)}
        onClose={() => {
          setChosen(undefined)
          onClose()
        }}
      />
    </>
  )
}

function Choice({ from, onChosen }: { from: TeamMember; onChosen: (ids: readonly string[]) => void }) {
  const { data } = useEndpoint(peopleApi.searchStructure, { query: { q: '', adviserId: from.id } })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = data?.found ?? []
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (!data)
    return (
      <Loading>
        <SkeletonRows />
      </Loading>
    )
  return (
    <Stack>
      <div className={styles.stay}>
        <Button small variant="quiet" onClick={() => setChosen(chosen.size === all.length ? new Set() : new Set(all.map((f) => f.id)))}>
          {chosen.size === all.length ? 'Ne rien choisir' : `Tout choisir (${all.length})`}
        </Button>
        <Button variant="main" disabled={!chosen.size} onClick={() => onChosen([...chosen])}>
          Confier {count(chosen.size, 'dossier', 'dossiers')}
        </Button>
      </div>
      <Stack gap={4}>
        {all.map((f) => (
          <Checkbox
            key={f.id}
            label={nameOf(f)}
            hint={`naissance en ${f.birthYear}`}
            checked={chosen.has(f.id)}
            onChange={() => toggle(f.id)}
          />
        ))}
      </Stack>
    </Stack>
  )
}
