// Identity: accounts, how they sign in, their sessions and consents.
// Tables: identity.*. Events: session.ended, identity.account-closed.
import type { Module } from '#platform/module'
import { identityRoutes } from './routes.ts'

export { attachAccounts } from './attach-accounts.ts'
export { authenticate } from './authenticate.ts'
export { changeContact } from './change-contact.ts'
export { accountClosed, closeAccount } from './close-account.ts'
export { createAccount, createAccounts, type NewAccount } from './create-account.ts'
export { inviteAccount } from './invite-account.ts'
export { openSession, type SignInMethod } from './open-session.ts'

export const identityModule: Module = { name: 'identity', routes: identityRoutes }
