import { routes } from '#platform/server'
import { peopleApi } from './api.ts'
import { getSession } from './get-session.ts'

export const peopleRoutes = routes(peopleApi, {
  session: (ctx) => getSession(ctx),
})
