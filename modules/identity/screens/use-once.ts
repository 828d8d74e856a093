import { useEffect, useRef } from 'react'
import type { Endpoint } from '#platform/api'
import { type Input, useWrite } from '#ui/use-endpoint'

/** A write that prepares something for this screen: sent when the screen opens, once. */
export function useEndpointOnce<E extends Endpoint>(endpoint: E, input: Input<E>) {
  const write = useWrite(endpoint)
  const isSent = useRef(false)
  const send = () => void (write.sendAndWait as (input: Input<E>) => Promise<unknown>)(input)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    send()
  })
  return { data: write.done, error: write.error, again: send }
}
