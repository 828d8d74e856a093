// What other modules' screens may draw of identity.
export { ConfirmAgain } from './confirm-again.tsx'
export { ConfirmIdentity } from './confirm-identity.tsx'
export { HelpNotice } from './help-notice.tsx'
export { MandateForm, type MandateWords } from './mandate-form.tsx'
