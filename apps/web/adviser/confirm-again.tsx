import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { onRefusal } from '#ui/use-endpoint'

type Answer = (isProven: boolean) => void

/**
 * Whatever act of the desk is refused for want of a fresh proof of who one is: asks for it, then the act goes on by itself with what was typed.
 * The dialog is loaded when it is needed; where that fails, the refusal stands and says what is missing.
 */
export function ConfirmAgain() {
  const waiting = useRef<Answer[]>([])
  const [Asking, show] = useState<ComponentType<{ answer: Answer }>>()
  const answer: Answer = useCallback((isProven) => {
    for (const one of waiting.current.splice(0)) one(isProven)
    show(undefined)
  }, [])
  useEffect(
    () =>
      onRefusal('identity.confirm-again', async () => {
        const screens = await import('#screens/identity').catch(() => undefined)
        if (!screens) return false
        show(() => screens.ConfirmAgain)
        return new Promise<boolean>((resolve) => waiting.current.push(resolve))
      }),
    [],
  )
  return Asking && <Asking answer={answer} />
}
