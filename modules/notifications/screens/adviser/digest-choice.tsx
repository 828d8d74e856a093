import { ErrorNotice } from '#ui/banner'
import { Stack } from '#ui/card'
import { RadioGroup } from '#ui/choice'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useToast } from '#ui/toast'
import { useEndpoint, useWrite } from '#ui/use-endpoint'
import { type DigestChoice as Choice, notificationsApi } from '../../api.ts'

/** When I get an e-mail at eight that says how much waits. */
export function DigestChoice() {
  const toast = useToast()
  const { data, error, refetch } = useEndpoint(notificationsApi.digestChoice)
  const choose = useWrite(notificationsApi.chooseDigest, {
    invalidates: [notificationsApi.digestChoice],
    optimistic: (patch, { body }) => patch(notificationsApi.digestChoice, undefined, () => body),
    onDone: () => toast('Choix enregistré.'),
    onFailed: (fault) => toast(refusalSentence(fault), { tone: 'bad' }),
  })
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data)
    return (
      <Loading>
        <SkeletonRows rows={3} />
      </Loading>
    )
  return (
    <Stack>
      <RadioGroup
        legend="À 8 h, du lundi au vendredi, le nombre de messages, rendez-vous, actions et tâches qui vous attendent. Jamais un nom."
        name="digest"
        value={data.wish}
        onChange={(wish) => choose.send({ body: { wish: wish as Choice['wish'] } })}
        options={[
          { value: 'away', label: 'Seulement si je ne suis pas venu depuis deux jours' },
          { value: 'daily', label: 'Chaque matin où quelque chose m’attend' },
          { value: 'never', label: 'Jamais' },
        ]}
      />
    </Stack>
  )
}
