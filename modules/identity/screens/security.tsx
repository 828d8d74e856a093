import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { Contacts } from './contacts.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordAndTotp } from './password-and-totp.tsx'
import { useVoice } from './use-voice.ts'

/** How one signs in, and how to change it. */
export function SecuritySection() {
  const { role } = useSession()
  const voice = useVoice()
  const { data, error, refetch } = useEndpoint(identityApi.getSecurity)
  if (error) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={2} />
      </Loading>
    )
  return (
    <Stack gap={24}>
      {voice === 'tu' ? (
        <Contacts security={data} />
      ) : (
        <p>
          Votre adresse de connexion : <strong>{data.email}</strong>
        </p>
      )}
      <Passkeys security={data} />
      {role !== 'youngPerson' && <PasswordAndTotp security={data} />}
    </Stack>
  )
}
