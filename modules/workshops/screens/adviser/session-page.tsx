import { CalendarX, Download, Pencil, Printer, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { type SessionDetails, workshopsApi } from '#api/workshops'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Row, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { dayAndTime, dayInFull, duration, timeSpan } from '#ui/format'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { call, useEndpoint, useWrite } from '#ui/use-endpoint'
import { kindLabels, modalityLabels } from '../../rules.ts'
import { reads, useLiveWorkshops } from '../use-workshops.ts'
import { RegisterDialog } from './register-dialog.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { Sheet } from './sheet.tsx'
import { capital, changeWords, fullName, placesWords, stateOf } from './words.ts'
import styles from './workshops.module.css'

const back = { href: '/ateliers', label: 'Les ateliers' }

/** One session: its plan, its people, its sheet, its history. */
export function SessionPage() {
  useLiveWorkshops()
  const { id = '' } = useParams()
  const { data, error, refetch } = useEndpoint(workshopsApi.get, { params: { id } })
  if (data) return <Details session={data} />
  return (
    <Stack>
      <PageTitle title="Atelier" back={back} />
      {error ? (
        <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
      ) : (
        <Loading>
          <SkeletonRows />
        </Loading>
      )}
    </Stack>
  )
}

type Open = 'edit' | 'cancel' | 'register' | undefined

function Details({ session: s }: { session: SessionDetails }) {
  const timeZone = useTimeZone()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const state = stateOf(s, Date.now())
  return (
    <Stack gap={16}>
      <PageTitle
        title={s.title}
        back={back}
        intro={`${kindLabels[s.kind]} · ${capital(dayInFull(s.startsAt, timeZone))}, ${timeSpan(s.startsAt, s.endsAt, timeZone)}`}
      />
      <div className={styles.screen}>
        <Actions session={s} onOpen={setOpen} />
      </div>
      {s.status === 'cancelled' && (
        <Banner tone="watch" title="Atelier annulé">
          {s.cancelReason ?? 'Sans raison indiquée.'}
        </Banner>
      )}
      <div className={styles.columns}>
        <Sheet session={s} />
        <div className={styles.screen}>
          <Stack gap={16}>
            <Card title="L’essentiel" action={<Badge tone={state.tone}>{state.text}</Badge>}>
              <Essentials session={s} />
            </Card>
            <History id={s.id} />
          </Stack>
        </div>
      </div>
      {open === 'edit' && <SessionDialog session={s} onClose={close} />}
      {open === 'cancel' && <CancelDialog id={s.id} onClose={close} />}
      {open === 'register' && <RegisterDialog session={s} onClose={close} />}
    </Stack>
  )
}

function Actions({ session: s, onOpen }: { session: SessionDetails; onOpen: (what: Open) => void }) {
  const toast = useToast()
  const download = async (format: 'csv' | 'ods') => {
    try {
      const { name, type, base64 } = await call(workshopsApi.sheet, { params: { id: s.id }, query: { format } })
      const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type }))
      Object.assign(document.createElement('a'), { href: url, download: name }).click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    } catch (error) {
      toast(refusalSentence(error), { tone: 'bad' })
    }
  }
  return (
    <Row>
      {s.status === 'planned' && (
        <Button variant={Date.parse(s.startsAt) > Date.now() ? 'main' : 'soft'} icon={UserPlus} onClick={() => onOpen('register')}>
          Inscrire des jeunes
        </Button>
      )}
      {s.mayAct && s.status === 'planned' && (
        <>
          <Button icon={Pencil} onClick={() => onOpen('edit')}>
            Modifier
          </Button>
          <Button variant="quiet" icon={CalendarX} onClick={() => onOpen('cancel')}>
            Annuler l’atelier
          </Button>
        </>
      )}
      {s.mayAct && (
        <>
          <Button small variant="quiet" icon={Printer} onClick={() => window.print()}>
            Imprimer la feuille
          </Button>
          <Button small variant="quiet" icon={Download} onClick={() => void download('csv')}>
            CSV
          </Button>
          <Button small variant="quiet" icon={Download} onClick={() => void download('ods')}>
            ODS
          </Button>
        </>
      )}
    </Row>
  )
}

function Essentials({ session: s }: { session: SessionDetails }) {
  return (
    <Stack gap={8}>
      <p>
        <strong>{placesWords(s)}</strong>
        <br />
        <span className={styles.quiet}>
          {s.isOpen ? 'Les jeunes s’inscrivent eux-mêmes' : 'Inscription par les conseillers'} ·{' '}
          {s.audience === 'structure' ? 'visible de toute la structure' : `proposé à ${s.invited.length} jeunes choisis`}
        </span>
      </p>
      <p>
        {[modalityLabels[s.modality], s.address].filter(Boolean).join(' · ')}
        {s.link && (
          <>
            <br />
            <a href={s.link}>{s.link}</a>
          </>
        )}
      </p>
      <p>Animé par {s.leaders.map(fullName).join(', ')}</p>
      <p className={styles.quiet}>
        Une présence compte {duration(s.defaultMinutes)} · désinscription jusqu’à {duration(s.leaveHours * 60)} avant
      </p>
      {s.description && <p className={styles.words}>{s.description}</p>}
    </Stack>
  )
}

function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const toast = useToast()
  const [reason, setReason] = useState('')
  const cancel = useWrite(workshopsApi.cancel, { invalidates: reads })
  const submit = async () => {
    const outcome = await cancel.sendAndWait({ params: { id }, body: reason.trim() ? { reason: reason.trim() } : {} })
    if (outcome.state !== 'done') return
    toast('Atelier annulé : les inscrits sont prévenus.')
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title="Annuler l’atelier">
      <Form onSubmit={submit}>
        <Stack gap={16}>
          <p>Les inscrits et la liste d’attente sont prévenus tout de suite. Un atelier annulé ne se rétablit pas.</p>
          <TextArea
            label="Raison"
            optional
            hint="Elle est dite aux jeunes."
            maxLength={500}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          {cancel.error && <ErrorNotice>{refusalSentence(cancel.error)}</ErrorNotice>}
          <FormActions>
            <SubmitButton variant="danger">Annuler l’atelier</SubmitButton>
            <Button onClick={onClose}>Le garder</Button>
          </FormActions>
        </Stack>
      </Form>
    </Dialog>
  )
}

function History({ id }: { id: string }) {
  const timeZone = useTimeZone()
  const { data } = useEndpoint(workshopsApi.history, { params: { id } })
  if (!data) return null
  return (
    <details>
      <summary>Historique ({data.changes.length})</summary>
      <ol className={styles.history}>
        {data.changes.map((c) => (
          <li key={`${c.at} ${c.what} ${c.youngPersonName}`}>
            {changeWords(c)}
            <br />
            <span className={styles.quiet}>{dayAndTime(c.at, timeZone)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
