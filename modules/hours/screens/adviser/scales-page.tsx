import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import { hoursApi, type Scale, scaleKinds } from '#api/hours'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { type Column, DataTable } from '#ui/data-table'
import { Dialog } from '#ui/dialog'
import { DateField, FieldError, TextField } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { duration, isoDay, numericDay, shortDay } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useSession, useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { addDays } from '../../rules.ts'
import styles from './hours.module.css'
import { scaleWords } from './words.ts'

type Line = { current: Scale; coming: Scale[] }

/** Barème des heures: what counts for how much, since when, and from when otherwise. */
export function ScalesPage() {
  const { data, error, refetch } = useEndpoint(hoursApi.scales)
  const mayChange = ['manager', 'director'].includes(useSession().role)
  const [changes, setChanges] = useState<Scale>()
  const lines = scaleKinds.flatMap((kind): Line[] => {
    const own = data?.items.filter((s) => s.kind === kind) ?? []
    const current = own.find((s) => s.isCurrent)
    return current ? [{ current, coming: own.filter((s) => !s.isCurrent) }] : []
  })
  return (
    <Stack gap={24}>
      <PageTitle
        title="Barème des heures"
        back={{ href: '/heures', label: 'Semaine du portefeuille' }}
        intro="Quand le début et la fin sont connus, la durée réelle compte. Ces durées servent quand elle ne l’est pas. Un changement ne vaut que pour l’avenir, pour votre structure."
      />
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={8} />
        </Loading>
      )}
      {data && <Table lines={lines} onChange={mayChange ? setChanges : undefined} />}
      {changes && <ChangeDialog scale={changes} onClose={() => setChanges(undefined)} />}
    </Stack>
  )
}

function Table({ lines, onChange }: { lines: readonly Line[]; onChange: ((scale: Scale) => void) | undefined }) {
  const timeZone = useTimeZone()
  const columns: Column<Line>[] = [
    { id: 'what', title: 'Quoi', main: true, cell: ({ current }) => scaleWords[current.kind] },
    {
      id: 'minutes',
      title: 'Durée',
      align: 'end',
      cell: ({ current }) => <span className={styles.minutes}>{duration(current.minutes)}</span>,
    },
    { id: 'since', title: 'Depuis', cell: ({ current }) => numericDay(current.validFrom, timeZone) },
    { id: 'own', title: 'Valable', cell: ({ current }) => (current.isOwn ? 'dans votre structure' : 'partout') },
    {
      id: 'coming',
      title: 'À venir',
      cell: ({ coming }) => coming.map((s) => `${duration(s.minutes)} à partir du ${shortDay(s.validFrom, timeZone)}`).join(', ') || '–',
    },
  ]
  if (onChange)
    columns.push({
      id: 'change',
      title: 'Changer',
      phone: 'corner',
      cell: ({ current }) => (
        <Button
          small
          variant="quiet"
          icon={PencilLine}
          aria-label={`Changer : ${scaleWords[current.kind]}`}
          onClick={() => onChange(current)}
        >
          Changer
        </Button>
      ),
    })
  return <DataTable caption="Barème des heures" columns={columns} rows={lines} rowKey={(line) => line.current.kind} keys={false} />
}

function ChangeDialog({ scale, onClose }: { scale: Scale; onClose: () => void }) {
  const [error, setError] = useState<string>()
  const tomorrow = addDays(isoDay(Date.now(), useTimeZone()), 1)
  const toast = useToast()
  const set = useWrite(hoursApi.setScale, { invalidates: [hoursApi.scales] })
  const send = async (data: FormData) => {
    const outcome = await set.sendAndWait({
      body: { kind: scale.kind, minutes: Number(data.get('minutes')), validFrom: String(data.get('since')) },
    })
    if (outcome.state === 'failed') return setError(refusalSentence(outcome.error))
    onClose()
    toast('Barème enregistré. Les jeunes le voient dans « Comment on compte ».')
  }
  return (
    <Dialog open onClose={onClose} title={scaleWords[scale.kind]}>
      <Form onSubmit={send}>
        <TextField label="Minutes" name="minutes" type="number" min={0} max={6000} step={5} required defaultValue={scale.minutes} />
        <DateField
          label="À partir du"
          name="since"
          required
          min={tomorrow}
          defaultValue={tomorrow}
          hint="Demain au plus tôt : ce qui est compté reste compté."
        />
        {error && <FieldError>{error}</FieldError>}
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
