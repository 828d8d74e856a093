import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { refusalSentence } from '#ui/refusal'
import { useSession } from '#ui/session'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
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
  const contacts = [data.email, data.phone].filter(Boolean).join(' ou au ')
  return (
    <Stack gap={24}>
      {voice === 'tu' ? (
        <p>
          Tu te connectes avec un code envoyé à <strong>{contacts}</strong>. Pour changer d’adresse ou de numéro, demande à ton conseiller
          ou ta conseillère.
        </p>
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
