import type { LucideIcon } from 'lucide-react'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ErrorNotice } from '#ui/banner'
import { Button } from '#ui/button'
import { Stack } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { refusalSentence } from '#ui/refusal'
import { Loading, SkeletonRows } from '#ui/skeleton'

type Props<T> = {
  reading: { data: { items: T[] } | undefined; error: Error | null; refetch: () => unknown }
  add: string
  empty: { icon: LucideIcon; title: string; text: ReactNode }
  form: (close: () => void) => ReactNode
  children: (item: T) => ReactNode
}

/** What an adviser keeps for writing, templates, lists or banners: how to add one, then each of them. */
export function OwnPart<T>({ reading: { data, error, refetch }, add, empty, form, children }: Props<T>) {
  const [adding, setAdding] = useState(false)
  return (
    <Stack gap={16}>
      <div>
        <Button variant="main" icon={Plus} onClick={() => setAdding(true)}>
          {add}
        </Button>
      </div>
      {error && !data && <ErrorNotice onRetry={() => void refetch()}>{refusalSentence(error)}</ErrorNotice>}
      {!data && !error && (
        <Loading>
          <SkeletonRows rows={3} />
        </Loading>
      )}
      {data?.items.length === 0 && (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      )}
      {data?.items.map(children)}
      {adding && form(() => setAdding(false))}
    </Stack>
  )
}
