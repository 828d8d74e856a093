import { useState } from 'react'
import { type Cover, peopleApi } from '#api/people'
import { teamApi } from '#api/team'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card, Row } from '#ui/card'
import { ComboBox } from '#ui/combo-box'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { isoDay, shortDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { nameOf } from '../words.ts'
import styles from './people.module.css'

/** The covers of today and to come. */
export function CoverList() {
  const { data } = useEndpoint(peopleApi.covers, {})
  if (!data?.covers.length) return null
  return (
    <Card title="Remplacements">
      {data.covers.map((cover) => (
        <CoverRow key={cover.id} cover={cover} />
      ))}
    </Card>
  )
}

function CoverRow({ cover }: { cover: Cover }) {
  const timeZone = useTimeZone()
  const toast = useToast()
  const end = useWrite(peopleApi.endCover, {
    invalidates: [peopleApi.covers, teamApi.cockpit],
    onDone: () => toast('Remplacement terminé.'),
    onFailed: (error) => toast(refusalSentence(error), { tone: 'bad' }),
  })
  return (
    <Row between>
      <span className={styles.meta}>
        <span>
          <strong>{nameOf(cover.substitute)}</strong> remplace {nameOf(cover.adviser)}, du {shortDay(cover.fromOn, timeZone)} au{' '}
          {shortDay(cover.untilOn, timeZone)}
        </span>
        {cover.isNow && <Badge tone="sun">En cours</Badge>}
      </span>
      <Button small variant="quiet" busy={end.sending} onClick={() => end.send({ params: { id: cover.id } })}>
        Arrêter
      </Button>
    </Row>
  )
}

/** Declares who stands in, from when to when. */
export const CoverDialog = ({ open, onClose, isForAnybody = false }: { open: boolean; onClose: () => void; isForAnybody?: boolean }) => (
  <Dialog open={open} side onClose={onClose} title="Déclarer un remplacement">
    <CoverForm onDone={onClose} isForAnybody={isForAnybody} />
  </Dialog>
)

function CoverForm({ onDone, isForAnybody }: { onDone: () => void; isForAnybody: boolean }) {
  const me = useSession()
  const today = isoDay(Date.now(), useTimeZone())
  const [id] = useState(() => crypto.randomUUID())
  const [adviser, setAdviser] = useState<string | null>(isForAnybody ? null : me.id)
  const [substitute, setSubstitute] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const toast = useToast()
  const { data } = useEndpoint(peopleApi.colleagues, {})
  const options = (data?.colleagues ?? []).map((c) => ({ id: c.id, label: nameOf(c) }))
  const cover = useWrite(peopleApi.cover, { invalidates: [peopleApi.covers, teamApi.cockpit] })
  const send = async (form: FormData) => {
    if (!adviser || !substitute) return setError('Choisissez un collègue.')
    const dates = { fromOn: String(form.get('fromOn')), untilOn: String(form.get('untilOn')) }
    const outcome = await cover.sendAndWait({ body: { id, adviserId: adviser, substituteId: substitute, ...dates } })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    toast('Remplacement déclaré.')
    onDone()
  }
  return (
    <Form onSubmit={send} label="Déclarer un remplacement">
      <p>Pendant ces jours, le remplaçant voit les dossiers, reçoit les messages et agit comme le conseiller. Rien n’est transféré.</p>
      {isForAnybody && <ComboBox label="Conseiller absent" options={options} value={adviser} onChange={setAdviser} />}
      <ComboBox label="Remplaçant" options={options.filter((o) => o.id !== adviser)} value={substitute} onChange={setSubstitute} />
      <div className={styles.pair}>
        <DateField label="Du" name="fromOn" required defaultValue={today} />
        <DateField label="Au (inclus)" name="untilOn" required min={today} />
      </div>
      {error && <FieldError>{error}</FieldError>}
      <FormActions>
        <SubmitButton>Déclarer</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** « Mon compte »: who stands in when I am away. */
export function OwnCovers() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className={styles.soft}>Pendant votre absence, un collègue voit vos dossiers et répond à votre place.</p>
      <CoverList />
      <Row>
        <Button onClick={() => setOpen(true)}>Déclarer mon remplacement</Button>
      </Row>
      <CoverDialog open={open} onClose={() => setOpen(false)} />
    </>
  )
}
