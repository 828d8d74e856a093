import { routes } from '#platform/server'
import { deskApi } from './api.ts'
import { countToDo } from './count-to-do.ts'
import { listPortfolio } from './list-portfolio.ts'

export const deskRoutes = routes(deskApi, {
  portfolio: (ctx) => listPortfolio(ctx),
  toDo: (ctx) => countToDo(ctx),
})
