import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { Button, IconButton } from '#ui/button'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { messagingApi, type ServiceHour } from '../../api.ts'
import { standardNotice, weekdays } from '../../rules.ts'
import styles from './conversations.module.css'

/** When the adviser answers, and what young people are told at other times. */
export function ServiceHours() {
  const { data, error, refetch } = useEndpoint(messagingApi.serviceHours)
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={5} />
      </Loading>
    )
  return <HoursForm key={data.timeZone} hours={data.hours} text={data.outOfHoursText ?? ''} />
}

function HoursForm({ hours: kept, text: keptText }: { hours: ServiceHour[]; text: string }) {
  const toast = useToast()
  const [hours, setHours] = useState(kept)
  const [text, setText] = useState(keptText)
  const write = useWrite(messagingApi.setServiceHours, {
    invalidates: [messagingApi.serviceHours],
    onDone: () => toast('Heures de service enregistrées'),
  })
  const save = () => write.sendAndWait({ body: { hours, outOfHoursText: text.trim() || null } })
  return (
    <Form label="Heures de service" onSubmit={save} className={styles.group}>
      <p className={styles.quiet}>
        Pendant ces heures, les jeunes voient que vous êtes en service. Le reste du temps, ils lisent le texte ci-dessous en vous écrivant.
      </p>
      <fieldset className={styles.hours}>
        {weekdays.map((name, i) => (
          <Day key={name} name={name} day={i + 1} hours={hours} onChange={setHours} />
        ))}
      </fieldset>
      <TextArea
        label="Texte en dehors de ces heures"
        optional
        maxLength={500}
        count
        placeholder={standardNotice(hours)}
        hint="Laissé vide, c’est le texte grisé qui s’affiche, avec les numéros d’urgence."
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      {write.error && <ErrorNotice>{refusalSentence(write.error)}</ErrorNotice>}
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
      </FormActions>
    </Form>
  )
}

type DayProps = { name: string; day: number; hours: ServiceHour[]; onChange: (hours: ServiceHour[]) => void }

function Day({ name, day, hours, onChange }: DayProps) {
  const mine = hours.filter((h) => h.day === day)
  const replace = (old: ServiceHour, now?: ServiceHour) => onChange(hours.flatMap((h) => (h !== old ? [h] : now ? [now] : [])))
  const add = () => onChange([...hours, { day, ...(mine.length ? { from: '14:00', to: '17:30' } : { from: '09:00', to: '12:00' }) }])
  return (
    <div className={styles.dayRow}>
      <span className={styles.dayName}>{name.charAt(0).toUpperCase() + name.slice(1)}</span>
      {!mine.length && <span className={styles.quiet}>Pas en service</span>}
      {mine.map((h, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name
        <span key={i} className={styles.stretch}>
          <input
            type="time"
            required
            aria-label={`${name}, début`}
            value={h.from}
            onChange={(e) => replace(h, { ...h, from: e.target.value })}
          />
          à
          <input type="time" required aria-label={`${name}, fin`} value={h.to} onChange={(e) => replace(h, { ...h, to: e.target.value })} />
          <IconButton label={`Enlever cette plage du ${name}`} icon={Trash2} onClick={() => replace(h)} />
        </span>
      ))}
      {mine.length < 3 && (
        <Button variant="quiet" small icon={Plus} onClick={add} aria-label={`Ajouter une plage le ${name}`}>
          Ajouter
        </Button>
      )}
    </div>
  )
}
