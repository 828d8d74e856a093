import { type Consent, identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { Switch } from '#ui/choice'
import { dayInFull, isoDay } from '#ui/format'
import { refusalSentence } from '#ui/refusal'
import { useTimeZone } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import styles from './consents.module.css'
import { TermsText } from './terms-text.tsx'
import { useVoice } from './use-voice.ts'
import { texts } from './young/texts.ts'

/** What one agreed to, and the way back from it. */
export function Consents() {
  const { data, error, refetch } = useEndpoint(identityApi.listConsents)
  const set = useWrite(identityApi.setConsent, {
    invalidates: [identityApi.listConsents],
    optimistic: (patch, { body }) =>
      patch(identityApi.listConsents, undefined, ({ items }) => ({
        items: items.map((c) => (c.kind === body.kind ? { ...c, givenAt: body.isGiven ? new Date().toISOString() : null } : c)),
      })),
  })
  if (error) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={2} />
      </Loading>
    )
  const say =
    ({ kind, version }: Consent) =>
    (isGiven: boolean) =>
      set.send({ body: { kind, version, isGiven } })
  return (
    <Stack gap={16}>
      {set.error && <ErrorNotice>{refusalSentence(set.error)}</ErrorNotice>}
      {data.items.map((consent) =>
        consent.isRequired ? (
          <Terms key={consent.kind} consent={consent} agree={() => say(consent)(true)} />
        ) : (
          <Switch key={consent.kind} label={consent.title} hint={consent.text} checked={consent.givenAt !== null} onChange={say(consent)} />
        ),
      )}
    </Stack>
  )
}

function Terms({ consent: { title, text, givenAt }, agree }: { consent: Consent; agree: () => void }) {
  const zone = useTimeZone()
  const voice = useVoice()
  return (
    <details className={styles.terms} open={!givenAt}>
      <summary>
        {title}
        {givenAt && <span className={styles.when}>{texts.agreedOn(dayInFull(isoDay(givenAt, zone), zone))}</span>}
      </summary>
      <TermsText text={text} />
      {!givenAt && (
        <Button small onClick={agree}>
          {voice === 'tu' ? texts.agree : 'J’accepte'}
        </Button>
      )}
    </details>
  )
}
