// Identity: accounts, how they sign in, their sessions and consents, whom they let help.
// Tables: identity.*. Events: session.ended, identity.account-activated, identity.account-closed.
import type { Module } from '#platform/module'
import { forgetWhatIsOver } from './jobs.ts'
import { identityPersonalData } from './personal-data.ts'
import { identityRoutes } from './routes.ts'

export { keyedHash } from '#platform/secret'
export { accountActivated, accountClosed, closeAccount, createAccount, resetSignIn } from './account.ts'
export { attachAccounts } from './attach-accounts.ts'
export { authenticate } from './authenticate.ts'
export { changeContact } from './change-contact.ts'
export { checkConfirmed } from './confirm.ts'
export { toContact } from './contact.ts'
export { createAccounts } from './create-accounts.ts'
export { findAccount } from './find-account.ts'
export { inviteAccount, makeActivationLink } from './invite-account.ts'
export { giveMandate, listMandates, revokeMandate } from './mandates.ts'
export { personas } from './personas.ts'
export { maskContact } from './rules.ts'
export { sessionEnded } from './sign-out.ts'

export const identityModule: Module = {
  name: 'identity',
  routes: identityRoutes,
  constraints: {
    mandate_pkey: 'identity.mandate-exists',
    one_open_account_per_email: 'identity.contact-refused',
    one_open_account_per_phone: 'identity.contact-refused',
  },
  jobs: [forgetWhatIsOver],
  personalData: identityPersonalData,
}
