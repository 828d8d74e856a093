// Allowance: the rules of the allowance as data with their articles, the public simulator over them.
// Tables: none. Events: none.
import type { Module } from '#platform/module'
import { allowanceRoutes } from './routes.ts'

export const allowanceModule: Module = { name: 'allowance', routes: allowanceRoutes }
