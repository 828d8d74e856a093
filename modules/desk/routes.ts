import { routes } from '#platform/server'
import { deskApi } from './api.ts'
import { countToDo } from './count-to-do.ts'
import { listPortfolio } from './list-portfolio.ts'
import { listTeam } from './list-team.ts'

export const deskRoutes = routes(deskApi, {
  portfolio: (ctx) => listPortfolio(ctx),
  toDo: (ctx) => countToDo(ctx),
  team: (ctx) => listTeam(ctx),
})
