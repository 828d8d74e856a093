// Identity: accounts, how they sign in, their sessions and consents.
// Tables: identity.*. Events: session.ended.
import type { Module } from '#platform/module'
import { identityRoutes } from './routes.ts'

export { authenticate } from './authenticate.ts'
export { forgetSpent } from './forget-spent.ts'
export { openSession, type SignInMethod } from './open-session.ts'

export const identityModule: Module = { name: 'identity', routes: identityRoutes }
