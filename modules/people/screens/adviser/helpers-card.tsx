import { useState } from 'react'
import type { Mandate } from '#api/identity'
import { peopleApi, type YoungPersonFile } from '#api/people'
import { MandateForm, type MandateWords } from '#screens/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { ConfirmDialog, Dialog } from '#ui/dialog'
import { DateField } from '#ui/field'
import { isoDay, numericDay } from '#ui/format'
import { List, ListItem } from '#ui/list'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './people.module.css'

const words: MandateWords = {
  name: 'Prénom et nom de la personne',
  relation: 'Qui est-ce ?',
  relative: 'Proche',
  social_worker: 'Travailleur social',
  other: 'Autre personne',
  contact: 'Son e-mail ou son téléphone',
  contactHint: 'Le sien : elle y reçoit un lien, puis ses codes.',
  scopes: 'Ce que le jeune lui permet',
  agenda: 'Voir ses rendez-vous',
  actions: 'Voir ses actions et dire qu’elles sont faites',
  answers: 'Répondre à ses rendez-vous à sa place',
  scopesNeeded: 'Choisissez au moins une permission.',
  endsOn: 'Jusqu’au',
  endsOnHint: 'Un an au plus.',
  agree: 'Je garde l’accord signé par le jeune.',
  save: 'Enregistrer',
  cancel: 'Annuler',
}

/** Who the young person lets help, and a mandate signed on paper for who has no telephone. */
export function HelpersCard({ file: { id } }: { file: YoungPersonFile }) {
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useEndpoint(peopleApi.helpers, { params: { id } })
  const add = (
    <Button small variant="quiet" onClick={() => setAdds(true)}>
      Enregistrer un mandat
    </Button>
  )
  return (
    <Card title="Personnes qui aident" action={add}>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={1} />
        </Loading>
      )}
      {data && !data.items.length && (
        <p className={styles.soft}>Personne. Un proche ou un travailleur social peut aider, avec l’accord du jeune.</p>
      )}
      {Boolean(data?.items.length) && (
        <List label="Personnes qui aident">
          {data?.items.map((m) => (
            <Helper key={m.id} youngPersonId={id} mandate={m} />
          ))}
        </List>
      )}
      {adds && <AddDialog id={id} close={() => setAdds(false)} />}
    </Card>
  )
}

function Helper({ youngPersonId, mandate: m }: { youngPersonId: string; mandate: Mandate }) {
  const [asks, setAsks] = useState(false)
  const zone = useTimeZone()
  const toast = useToast()
  const end = useWrite(peopleApi.endHelper, {
    invalidates: [peopleApi.helpers],
    onDone: () => toast('Mandat terminé.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  const isOpen = m.state === 'in-force'
  const when = isOpen ? `jusqu’au ${numericDay(m.endsOn, zone)}` : `terminé le ${numericDay(m.revokedAt ?? m.endsOn, zone)}`
  const consent = `Accord ${m.consent === 'on_paper' ? 'sur papier' : 'dans l’application'} du ${numericDay(m.consentOn, zone)}`
  return (
    <>
      <ListItem
        title={m.name}
        text={
          <>
            {words[m.relation]}, {when}
            <span className={styles.scopes}>{m.scopes.map((scope) => words[scope]).join(' · ')}</span>
            <span className={styles.scopes}>
              {consent}
              {m.acts > 0 && `, a agi ${m.acts} fois`}
            </span>
          </>
        }
        after={
          isOpen && (
            <Button variant="quiet" small aria-label={`Terminer le mandat de ${m.name}`} onClick={() => setAsks(true)}>
              Terminer
            </Button>
          )
        }
      />
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={() => end.send({ params: { id: youngPersonId, mandateId: m.id } })}
        title={`Terminer le mandat de ${m.name} ?`}
        lost="Cette personne n’aura plus accès à rien, tout de suite."
        confirm="Terminer"
      />
    </>
  )
}

function AddDialog({ id, close }: { id: string; close: () => void }) {
  const toast = useToast()
  const today = isoDay(Date.now(), useTimeZone())
  const add = useWrite(peopleApi.addHelper, {
    invalidates: [peopleApi.helpers],
    onDone: () => {
      toast('Mandat enregistré. Un lien est parti vers cette personne.')
      close()
    },
  })
  return (
    <Dialog open side onClose={close} title="Enregistrer un mandat">
      <MandateForm
        words={words}
        send={(mandate, form) =>
          add.sendAndWait({ params: { id }, body: { ...mandate, paperSignedOn: String(form.get('paperSignedOn')) } })
        }
        error={add.error ? refusalSentence(add.error) : undefined}
        onCancel={close}
      >
        <DateField label="Accord signé par le jeune le" name="paperSignedOn" max={today} required />
      </MandateForm>
    </Dialog>
  )
}
