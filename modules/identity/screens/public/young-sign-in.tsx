import { ArrowRight, KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { identityApi, type SignInOptions } from '#api/identity'
import type { z } from '#platform/api'
import { Banner } from '#ui/banner'
import { Button } from '#ui/button'
import { Card, Stack } from '#ui/card'
import { TextField } from '#ui/field'
import { Form, SubmitButton } from '#ui/form'
import { isChosenShown, LanguageOffer } from '#ui/language'
import { LanguageChoice } from '#ui/language-choice'
import { PageTitle } from '#ui/page-title'
import { refusalSentence } from '#ui/refusal'
import { useWrite } from '#ui/use-endpoint'
import { CodeField } from '../code-field.tsx'
import { texts } from '../young/texts.ts'
import { goOn } from './go-on.ts'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './sign-in.module.css'

export type Options = z.infer<typeof SignInOptions> | undefined

/** A young person's way in: their e-mail or telephone, then the code they receive. */
export function YoungSignIn({ options, other }: { options: Options; other: string }) {
  const [contact, setContact] = useState('')
  const ask = useWrite(identityApi.askCode)
  const [wait, setWait] = useState(0)
  const sendCode = async () => {
    const outcome = await ask.sendAndWait({ body: { contact } })
    if (outcome.state === 'done') setWait(outcome.reply.resendSeconds)
    return outcome.state === 'done'
  }
  const [isSent, setSent] = useState(false)
  useEffect(() => {
    if (!isChosenShown()) location.reload() // reached from a French page, by who chose another language
  }, [])
  if (isSent)
    return (
      <TypeCode
        contact={contact}
        options={options}
        resend={{ wait, setWait, send: sendCode, sentence: ask.error && refusalSentence(ask.error, 'tu') }}
        change={() => setSent(false)}
      />
    )
  return (
    <>
      <LanguageOffer />
      <PageTitle title={texts.signIn} heading={texts.signInHeading} intro={texts.noPassword} />
      <Card>
        <Form onSubmit={async () => setSent(await sendCode())}>
          <TextField
            label={texts.contact}
            hint={texts.contactHint}
            name="contact"
            value={contact}
            onChange={(event) => setContact(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            minLength={3}
            maxLength={254}
            error={ask.error && refusalSentence(ask.error, 'tu')}
            required
          />
          <SubmitButton icon={ArrowRight} wide>
            {texts.getCode}
          </SubmitButton>
        </Form>
        {options?.passkey && <PasskeyButton voice="tu" />}
      </Card>
      <LanguageChoice />
      <p className={styles.other} lang="fr">
        Vous accompagnez des jeunes ? <a href={other}>Je suis un professionnel</a>
      </p>
      {options?.demo && (
        <p className={styles.other} lang="fr">
          Ceci est une démonstration : <a href="/demo">choisir une personne</a>
        </p>
      )}
    </>
  )
}

type Resend = { wait: number; setWait: (seconds: number) => void; send: () => Promise<boolean>; sentence: string | undefined }
type CodeProps = { contact: string; options: Options; resend: Resend; change: () => void }

function TypeCode({ contact, options, resend, change }: CodeProps) {
  const [code, setCode] = useState('')
  const signIn = useWrite(identityApi.signInWithCode, { onDone: ({ role }) => goOn(role), onFailed: () => setCode('') })
  const isEmail = contact.includes('@')
  const isSending = isEmail ? options?.sendsEmail : options?.sendsSms
  return (
    <>
      <PageTitle
        title={texts.codeTitle}
        heading={isEmail ? texts.lookEmail : texts.lookSms}
        intro={<span className={styles.contact}>{texts.ifAccount(contact.trim())}</span>}
      />
      {options && !isSending && <Banner tone="watch">{isEmail ? texts.emailsOff : texts.smsOff}</Banner>}
      <Card>
        <Form onSubmit={() => signIn.sendAndWait({ body: { contact, code } })}>
          <CodeField
            label={texts.codeLabel}
            hint={texts.codeHint}
            value={code}
            onChange={setCode}
            error={signIn.error && refusalSentence(signIn.error, 'tu')}
          />
          <SubmitButton icon={KeyRound} wide>
            {texts.signInNow}
          </SubmitButton>
        </Form>
        <Stack gap={4}>
          <ResendButton {...resend} />
          <Button variant="quiet" wide onClick={change}>
            {texts.otherContact}
          </Button>
        </Stack>
      </Card>
      <p className={styles.other}>
        {texts.nothingCame} {isEmail ? texts.checkSpam : texts.checkNumber}
      </p>
    </>
  )
}

function ResendButton({ wait, setWait, send, sentence }: Resend) {
  useEffect(() => {
    if (wait <= 0) return
    const tick = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(tick)
  }, [wait, setWait])
  return (
    <>
      <Button variant="quiet" wide disabled={wait > 0} onClick={() => void send()}>
        {wait > 0 ? texts.resendIn(wait) : texts.resend}
      </Button>
      {sentence && (
        <p role="alert" className={styles.fault}>
          {sentence}
        </p>
      )}
    </>
  )
}
