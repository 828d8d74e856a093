import { useEffect } from 'react'
import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Dialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { useEndpoint } from '#ui/use-endpoint'
import { ConfirmIdentity } from './confirm-identity.tsx'

type Answer = (isProven: boolean) => void

/** Asks for the fresh proof that an act was refused for, and answers once it is there; closed without it, no. */
export const ConfirmAgain = ({ answer }: { answer: Answer }) => (
  <Dialog open onClose={() => answer(false)} title="Confirmez que c’est vous">
    <Asked answer={answer} />
  </Dialog>
)

function Asked({ answer }: { answer: Answer }) {
  const { data, error, isFetching, refetch } = useEndpoint(identityApi.confirmation, {}, { staleTime: 0 })
  const isProven = Boolean(data?.until) && !isFetching
  useEffect(() => {
    if (isProven) answer(true)
  }, [isProven, answer])
  if (error && !data) return <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>
  if (!data || data.until)
    return (
      <Loading>
        <SkeletonRows rows={2} />
      </Loading>
    )
  return (
    <ConfirmIdentity confirmation={data} reason="Par sécurité, confirmez que c’est bien vous. Votre demande part ensuite toute seule." />
  )
}
