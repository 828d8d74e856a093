// Desk: the adviser's portfolio and what waits now, read over the published views of the modules above.
// Tables: none. Events: none.
import type { Module } from '#platform/module'
import { sendDigests } from './digest.ts'
import { portfolioList } from './lists.ts'
import { deskRoutes } from './routes.ts'

export { isToClose as isToCloseCondition } from './count-to-do.ts'
export { silentSince } from './list-portfolio.ts'

export const deskModule: Module = { name: 'desk', routes: deskRoutes, lists: [portfolioList], jobs: [sendDigests] }
