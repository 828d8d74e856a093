import { routes } from '#platform/server'
import { paymentsApi } from './api.ts'
import { listAttempts } from './list-attempts.ts'

export const paymentsRoutes = routes(paymentsApi, { attempts: listAttempts })
