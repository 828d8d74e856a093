// Desk: the adviser's portfolio and what waits now, read over the published views of the modules above.
// Tables: none. Events: none.
import type { Module } from '#platform/module'
import { deskRoutes } from './routes.ts'

export const deskModule: Module = { name: 'desk', routes: deskRoutes }
