import { useCallback, useEffect, useRef, useState } from 'react'
import { identityApi } from '#api/identity'
import { ErrorNotice } from '#ui/banner'
import { Dialog } from '#ui/dialog'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'
import { onRefusal, useEndpoint } from '#ui/use-endpoint'
import { ConfirmIdentity } from './confirm-identity.tsx'

type Answer = (isProven: boolean) => void

/** Of a whole desk: whatever act is refused for want of a fresh proof asks for it here, then goes on by itself with what was typed. */
export function ConfirmAgain() {
  const waiting = useRef<Answer[]>([])
  const [open, setOpen] = useState(false)
  const answer: Answer = useCallback((isProven) => {
    for (const one of waiting.current.splice(0)) one(isProven)
    setOpen(false)
  }, [])
  useEffect(
    () =>
      onRefusal('identity.confirm-again', () => {
        setOpen(true)
        return new Promise<boolean>((resolve) => waiting.current.push(resolve))
      }),
    [],
  )
  return (
    <Dialog open={open} onClose={() => answer(false)} title="Confirmez que c’est vous">
      <Asked answer={answer} />
    </Dialog>
  )
}

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
    <ConfirmIdentity
      confirmation={data}
      reason="Cet acte ne doit pas pouvoir être fait depuis un poste laissé ouvert. Confirmez que c’est bien vous : il part ensuite tout seul."
    />
  )
}
