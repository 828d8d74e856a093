// What other modules' screens may draw of identity.
export { ConfirmIdentity } from './confirm-identity.tsx'
