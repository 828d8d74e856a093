import { actionsApi } from '#api/actions'
import type { Endpoint, Reply } from '#platform/api'
import { useLive } from '#ui/live'
import { invalidate, useWrite } from '#ui/use-endpoint'
import { plansApi } from '../api.ts'

const reads = [plansApi.get, plansApi.history, plansApi.prescriptions, plansApi.prescription, plansApi.toDo] as const
const again = () => {
  for (const read of reads) void invalidate(read)
}
const actionsAgain = () => void invalidate(actionsApi.ofPlan)

/** Reads again whatever is shown of plans when it changed elsewhere. */
export function useLivePlans() {
  useLive('plans.changed', again)
  useLive('plans.proposed', again)
  useLive('plans.prescribed', again)
  useLive('actions.given', actionsAgain)
  useLive('actions.changed', actionsAgain)
  useLive('actions.completed', actionsAgain)
}

type Options<E extends Endpoint> = { offline?: boolean; onDone?: (reply: Reply<E>) => void }
// One lane: an objective is proposed before its steps are ticked.
const lane = () => 'plans'

/** Writes something of a plan, and reads the plan again; with `offline`, kept on the device until the network is back. */
export const usePlanWrite = <E extends Endpoint>(endpoint: E, { offline = false, onDone }: Options<E> = {}) =>
  useWrite(endpoint, { offline, lane, invalidates: reads, ...(onDone && { onDone }) })

/** Says how far a step is; shown at once. */
export const useStepProgress = ({ offline = false }: { offline?: boolean } = {}) =>
  useWrite(plansApi.progressStep, {
    offline,
    lane,
    invalidates: reads,
    optimistic: (patch, { params, body }) =>
      patch(plansApi.get, undefined, (plan) => ({
        ...plan,
        objectives: plan.objectives.map((o) => ({
          ...o,
          steps: o.steps.map((s) => (s.id === params.id ? { ...s, status: body.status } : s)),
        })),
      })),
  })
