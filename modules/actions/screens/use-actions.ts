import { type Action, actionsApi, type Progress } from '#api/actions'
import { useLive } from '#ui/live'
import { useOfflineQueue } from '#ui/offline'
import { invalidate, type patchCached, useWrite } from '#ui/use-endpoint'

type Patch = typeof patchCached

const reads = [actionsApi.list, actionsApi.today, actionsApi.get, actionsApi.toQualify] as const
const again = () => {
  for (const read of reads) void invalidate(read)
}

/** Reads again whatever is shown when an action changed elsewhere. */
export function useLiveActions() {
  useLive('actions.given', again)
  useLive('actions.changed', again)
  useLive('actions.completed', again)
  useLive('actions.qualified', again)
  useLive('actions.commented', again)
}

// One lane: an action is created before it is ticked, ticked before it is commented.
const lane = () => 'actions'
type Options = { offline?: boolean; onFailed?: (error: unknown) => void; onDone?: () => void }

/** Writes actions; with `offline`, kept on the device until the network is back. */
export const useCreate = ({ offline = false, ...on }: Options = {}) =>
  useWrite(actionsApi.create, { offline, lane, invalidates: reads, ...on })

/** Says how far an action is; shown at once. */
export const useProgress = ({ offline = false, ...on }: Options = {}) =>
  useWrite(actionsApi.progress, {
    offline,
    lane,
    invalidates: reads,
    ...on,
    optimistic: (patch, { params, body }) => onEach(patch, params, (action) => withProgress(action, body)),
  })

/** Changes the words of an action; with `offline`, shown at once and kept on the device. */
export const useEdit = ({ offline = false, ...on }: Options = {}) =>
  useWrite(actionsApi.edit, {
    offline,
    lane,
    invalidates: reads,
    ...on,
    optimistic: (patch, { params, body: { base: _, version: __, ...words } }) =>
      onEach(patch, params, (action) => ({ ...action, ...words })),
  })

/** Changes one action wherever it is shown. */
function onEach(patch: Patch, params: { id: string }, changed: <A extends Action>(action: A) => A) {
  const change = <A extends Action>(action: A): A => (action.id === params.id ? changed(action) : action)
  patch(actionsApi.list, undefined, (page) => ({ ...page, items: page.items.map(change) }))
  patch(actionsApi.get, params, (action) => change(action))
  patch(actionsApi.today, undefined, (today) => ({
    ...today,
    late: today.late.map(change),
    thisWeek: today.thisWeek.map(change),
    recentlyDone: today.recentlyDone.map(change),
    next: today.next && change(today.next),
  }))
}

/** Whether something about this action has still to reach the server. */
export function useWaits(id: string) {
  const progress = useOfflineQueue(actionsApi.progress).pending
  const edits = useOfflineQueue(actionsApi.edit).pending
  return [...progress, ...edits].some((w) => w.input.params.id === id)
}
export const useRemove = (on: Omit<Options, 'offline'> = {}) => useWrite(actionsApi.remove, { invalidates: reads, ...on })
export const useComment = ({ offline = false, ...on }: Options = {}) =>
  useWrite(actionsApi.comment, { offline, lane, invalidates: reads, ...on })
export const useQualify = (on: Omit<Options, 'offline'> = {}) => useWrite(actionsApi.qualify, { invalidates: reads, ...on })

function withProgress<A extends Action>(action: A, { status, doneOn, minutes }: Progress): A {
  const isDone = status === 'done'
  return {
    ...action,
    status,
    doneOn: isDone ? (doneOn ?? new Date().toISOString().slice(0, 10)) : null,
    minutes: isDone ? (minutes ?? action.minutes) : 0,
  }
}

/** The action as the person left it: what they wrote and the server has not taken yet is shown, whatever the cache of the device kept. */
export function useAsWritten<A extends { id: string }>(action: A | undefined): A | undefined {
  const last = useOfflineQueue(actionsApi.edit).pending.findLast((w) => w.input.params.id === action?.id)
  if (!action || !last) return action
  const { title, description, category, dueOn, wantsReminder } = last.input.body
  return { ...action, title, description, category, dueOn, wantsReminder }
}
