// Territories: regions, départements and communes of France, with their centres.
// Tables: territories.*. Events: none.
import type { Module } from '#platform/module'
import { territoriesRoutes } from './routes.ts'

export { loadTerritories } from './load-reference.ts'
export { timeZoneOf } from './rules.ts'

export const territoriesModule: Module = { name: 'territories', routes: territoriesRoutes }
