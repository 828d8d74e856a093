import { useState } from 'react'
import { type Registered, type SessionAttendance, type SessionDetails, sessionAttendances, workshopsApi } from '#api/workshops'
import { Badge } from '#ui/badge'
import { Banner, ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Row, SectionHeading, Stack } from '#ui/card'
import { Dialog } from '#ui/dialog'
import { TextArea } from '#ui/field'
import { Form, FormActions, SubmitButton } from '#ui/form'
import { count } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useToast } from '#ui/toast'
import { useWrite } from '#ui/use-endpoint'
import { reads } from '../use-workshops.ts'
import { attendanceTones, attendanceWords, fullName } from './words.ts'
import styles from './workshops.module.css'

type Said = Record<string, SessionAttendance>

/** Who is expected, who waits, and once it has begun who came. Printed, it is signed by hand. */
export function Sheet({ session: s }: { session: SessionDetails }) {
  const [said, setSaid] = useState<Said>({})
  const placed = s.people.filter((p) => p.status === 'registered')
  const waiting = s.people.filter((p) => p.status === 'waiting')
  const asks = s.mayAct && s.status === 'planned' && Date.parse(s.startsAt) <= Date.now()
  const missing = placed.filter((p) => !said[p.youngPersonId]).length
  return (
    <Stack gap={16}>
      <SectionHeading
        title="Feuille d’émargement"
        {...(asks &&
          placed.length > 0 && {
            action: (
              <Button
                small
                onClick={() => setSaid(Object.fromEntries(placed.map((p) => [p.youngPersonId, said[p.youngPersonId] ?? 'present'])))}
              >
                Tous présents
              </Button>
            ),
          })}
      />
      {!placed.length && (
        <p className={styles.quiet}>{s.othersCount ? 'Aucun de vos jeunes n’est inscrit.' : 'Personne n’est encore inscrit.'}</p>
      )}
      {placed.length > 0 && (
        <div className={styles.wrap}>
          <table className={styles.sheet}>
            <thead>
              <tr>
                <th scope="col">Jeune</th>
                <th scope="col" className={styles.screen}>
                  Présence
                </th>
                <th scope="col" className={styles.signature}>
                  Signature
                </th>
              </tr>
            </thead>
            <tbody>
              {placed.map((p) => (
                <Line
                  key={p.youngPersonId}
                  session={s}
                  person={p}
                  said={said[p.youngPersonId]}
                  onSay={asks ? (a) => setSaid((before) => ({ ...before, [p.youngPersonId]: a })) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {s.othersCount > 0 && <p className={styles.quiet}>et {count(s.othersCount, 'jeune suivi', 'jeunes suivis')} par des collègues</p>}
      {asks && placed.length > 0 && <Close id={s.id} said={said} missing={missing} />}
      {waiting.length > 0 && <Waiting session={s} waiting={waiting} />}
    </Stack>
  )
}

type LineProps = {
  session: SessionDetails
  person: Registered
  said: SessionAttendance | undefined
  onSay: ((a: SessionAttendance) => void) | undefined
}

function Line({ session, person: p, said, onSay }: LineProps) {
  return (
    <tr>
      <td>
        <strong>{fullName(p)}</strong>
        {p.isOverride && (
          <div className={styles.quiet}>Pris ailleurs au même moment{p.overrideReason ? ` : « ${p.overrideReason} »` : ''}</div>
        )}
      </td>
      <td className={styles.screen}>
        {onSay ? (
          <Row>
            {sessionAttendances.map((a) => (
              <Button
                key={a}
                small
                aria-pressed={said === a}
                aria-label={`${fullName(p)} : ${attendanceWords[a].toLowerCase()}`}
                variant={said === a ? 'main' : 'soft'}
                onClick={() => onSay(a)}
              >
                {attendanceWords[a]}
              </Button>
            ))}
          </Row>
        ) : (
          <Standing session={session} person={p} />
        )}
      </td>
      <td className={styles.signature} />
    </tr>
  )
}

/** Before it begins: a place one may take back. After closing: who came, and a correction. */
function Standing({ session, person: p }: { session: SessionDetails; person: Registered }) {
  const [corrects, setCorrects] = useState(false)
  const mayRemove = session.status === 'planned' && (session.mayAct || p.isFollowed)
  return (
    <Row between>
      {p.attendance ? (
        <Badge tone={attendanceTones[p.attendance]}>{attendanceWords[p.attendance]}</Badge>
      ) : (
        <Badge tone="good">Inscrit</Badge>
      )}
      {mayRemove && <Remove session={session} person={p} />}
      {session.status === 'closed' && session.mayAct && (
        <Button small variant="quiet" onClick={() => setCorrects(true)}>
          Corriger
        </Button>
      )}
      {corrects && <CorrectDialog session={session} person={p} onClose={() => setCorrects(false)} />}
    </Row>
  )
}

function Remove({ session, person }: { session: SessionDetails; person: Registered }) {
  const toast = useToast()
  const remove = useWrite(workshopsApi.unregister, { invalidates: reads })
  const go = async () => {
    const outcome = await remove.sendAndWait({ params: { id: session.id }, body: { youngPersonId: person.youngPersonId } })
    if (outcome.state === 'failed') toast(refusalSentence(outcome.error), { tone: 'bad' })
    if (outcome.state === 'done') toast(`${fullName(person)} n’est plus inscrit : il ou elle est prévenu.`)
  }
  return (
    <Button small variant="quiet" busy={remove.sending} onClick={() => void go()} aria-label={`Retirer ${fullName(person)}`}>
      Retirer
    </Button>
  )
}

function Waiting({ session, waiting }: { session: SessionDetails; waiting: Registered[] }) {
  return (
    <div className={styles.screen}>
      <SectionHeading title="Liste d’attente" count={waiting.length} level={3} />
      <ol>
        {waiting.map((p) => (
          <li key={p.youngPersonId}>
            <Row between>
              <span>{fullName(p)}</span>
              {session.status === 'planned' && (session.mayAct || p.isFollowed) && <Remove session={session} person={p} />}
            </Row>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Close({ id, said, missing }: { id: string; said: Said; missing: number }) {
  const toast = useToast()
  const close = useWrite(workshopsApi.close, { invalidates: reads })
  const go = async () => {
    const attendances = Object.entries(said).map(([youngPersonId, attendance]) => ({ youngPersonId, attendance }))
    const outcome = await close.sendAndWait({ params: { id }, body: { attendances } })
    if (outcome.state === 'done') toast('Émargement clos : les heures des présents sont comptées.')
  }
  return (
    <div className={styles.screen}>
      <Stack gap={12}>
        {close.error && <ErrorNotice>{refusalSentence(close.error)}</ErrorNotice>}
        <Banner>Une fois clos, l’émargement ne se modifie plus : seule une correction motivée reste possible.</Banner>
        <Row>
          <Button variant="main" busy={close.sending} disabled={missing > 0} onClick={() => void go()}>
            Clore l’émargement
          </Button>
          {missing > 0 && <span className={styles.quiet}>Encore {count(missing, 'personne', 'personnes')} à noter</span>}
        </Row>
      </Stack>
    </div>
  )
}

function CorrectDialog({ session, person, onClose }: { session: SessionDetails; person: Registered; onClose: () => void }) {
  const toast = useToast()
  const [attendance, setAttendance] = useState(person.attendance ?? 'present')
  const [reason, setReason] = useState('')
  const correct = useWrite(workshopsApi.correct, { invalidates: reads })
  const submit = async () => {
    const body = { youngPersonId: person.youngPersonId, attendance, reason: reason.trim() }
    const outcome = await correct.sendAndWait({ params: { id: session.id }, body })
    if (outcome.state !== 'done') return
    toast('Présence corrigée.')
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={`Corriger : ${fullName(person)}`}>
      <Form onSubmit={submit}>
        <Stack gap={16}>
          <Row>
            {sessionAttendances.map((a) => (
              <Button key={a} aria-pressed={attendance === a} variant={attendance === a ? 'main' : 'soft'} onClick={() => setAttendance(a)}>
                {attendanceWords[a]}
              </Button>
            ))}
          </Row>
          <TextArea
            label="Pourquoi"
            required
            minLength={5}
            maxLength={500}
            hint="La correction et sa raison restent dans l’historique."
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          {correct.error && <ErrorNotice>{refusalSentence(correct.error)}</ErrorNotice>}
          <FormActions>
            <SubmitButton disabled={reason.trim().length < 5}>Corriger</SubmitButton>
          </FormActions>
        </Stack>
      </Form>
    </Dialog>
  )
}
