import { endpoint } from '#platform/api'
import { SimulationInput, SimulationResult } from './api-shapes.ts'

export * from './api-shapes.ts'

export const allowanceApi = {
  /** What somebody would get for a month, with its reasons; asks no session and keeps nothing. */
  simulate: endpoint({ method: 'POST', path: '/allowance/simulations', access: 'public', body: SimulationInput, reply: SimulationResult }),
}
