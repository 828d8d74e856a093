import { routes } from '#platform/server'
import { allowanceApi } from './api.ts'
import { calculate } from './rules.ts'

export const allowanceRoutes = routes(allowanceApi, {
  simulate: async ({ body }) => calculate(body),
})
