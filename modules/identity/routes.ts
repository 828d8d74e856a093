import { inTwoSteps, type Routes, routes } from '#platform/server'
import { activate, getActivation, prepareActivation, preparePasskeyOfActivation, prepareTotpOfActivation } from './activate.ts'
import { identityApi } from './api.ts'
import { askCode } from './ask-code.ts'
import { askContactChange, confirmContactChange } from './change-own-contact.ts'
import { closeOwnAccount } from './close-own-account.ts'
import { askConfirmationCode, confirm, getConfirmation, prepareConfirmation } from './confirm.ts'
import { listConsents, setConsent } from './consents.ts'
import { listPersonas, openDemoSession } from './demo.ts'
import { getHelpOffer, startHelping } from './help.ts'
import { giveOwnMandate, listOwnMandates, revokeOwnMandate } from './mandates.ts'
import { mountOidc } from './oidc.ts'
import { askPasskey } from './passkeys.ts'
import { askReset, prepareReset, resetPassword } from './reset-password.ts'
import {
  addPasskey,
  changePassword,
  confirmTotp,
  getSecurity,
  preparePasskey,
  preparePasswordChange,
  prepareTotp,
  removePasskey,
  renamePasskey,
} from './security.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'
import { signInOptions } from './sign-in-options.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'
import { signInWithPassword, verifyPasswordOf } from './sign-in-with-password.ts'
import { signOut } from './sign-out.ts'

const endpoints = routes(identityApi, {
  signInOptions: (ctx) => signInOptions(ctx),
  askCode: (ctx) => askCode(ctx),
  signInWithCode: (ctx) => signInWithCode(ctx),
  signInWithPassword: inTwoSteps(verifyPasswordOf, signInWithPassword),
  askPasskey: (ctx) => askPasskey(ctx),
  signInWithPasskey: (ctx) => signInWithPasskey(ctx),
  signOut: (ctx) => signOut(ctx),
  getActivation: (ctx) => getActivation(ctx),
  prepareTotpOfActivation: (ctx) => prepareTotpOfActivation(ctx),
  preparePasskeyOfActivation: (ctx) => preparePasskeyOfActivation(ctx),
  activate: inTwoSteps(prepareActivation, activate),
  askReset: (ctx) => askReset(ctx),
  resetPassword: inTwoSteps(prepareReset, resetPassword),
  listSessions: (ctx) => listSessions(ctx),
  endSession: (ctx) => endSession(ctx),
  endOtherSessions: (ctx) => endOtherSessions(ctx),
  getSecurity: (ctx) => getSecurity(ctx),
  changePassword: inTwoSteps(preparePasswordChange, changePassword),
  prepareTotp: (ctx) => prepareTotp(ctx),
  confirmTotp: (ctx) => confirmTotp(ctx),
  preparePasskey: (ctx) => preparePasskey(ctx),
  addPasskey: (ctx) => addPasskey(ctx),
  renamePasskey: (ctx) => renamePasskey(ctx),
  removePasskey: (ctx) => removePasskey(ctx),
  listConsents: (ctx) => listConsents(ctx),
  setConsent: (ctx) => setConsent(ctx),
  askContactChange: (ctx) => askContactChange(ctx),
  confirmContactChange: (ctx) => confirmContactChange(ctx),
  closeOwnAccount: (ctx) => closeOwnAccount(ctx),
  confirmation: (ctx) => getConfirmation(ctx),
  askConfirmationCode: (ctx) => askConfirmationCode(ctx),
  confirm: inTwoSteps(prepareConfirmation, confirm),
  mandates: (ctx) => listOwnMandates(ctx),
  giveMandate: (ctx) => giveOwnMandate(ctx),
  revokeMandate: (ctx) => revokeOwnMandate(ctx),
  helpOffer: (ctx) => getHelpOffer(ctx),
  startHelping: (ctx) => startHelping(ctx),
  listPersonas: (ctx) => listPersonas(ctx),
  openDemoSession: (ctx) => openDemoSession(ctx),
})

/** The endpoints of the module, and the pages of the sign-in through a provider. */
export const identityRoutes: Routes = {
  api: endpoints.api,
  mount(app, deps) {
    endpoints.mount(app, deps)
    mountOidc(app, deps)
  },
}
