import { ids } from '#platform/ids'
import type { Examples } from '../../testing/examples.ts'
import type { identityApi } from './api.ts'

const token = 'x'.repeat(43)
const challengeId = '00000000-0000-7000-8000-000000000000'
const base = { id: 'x', rawId: 'x', type: 'public-key' as const, clientExtensionResults: {} }
const proof = { ...base, response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' } }
const made = { ...base, response: { clientDataJSON: 'x', attestationObject: 'x' } }
/** What only concerns oneself, whoever one is. */
const anyone = <const I extends object>(input: I) => ({ relation: 'anyone' as const, make: async () => input })

/** How to call each endpoint of identity: all concern the caller alone, so that no relation opens or closes them. */
export const identityExamples: Examples<typeof identityApi> = {
  signInOptions: anyone({}),
  askCode: anyone({ body: { contact: 'inconnu@exemple.fr' } }),
  signInWithCode: anyone({ body: { contact: 'inconnu@exemple.fr', code: '123456' } }),
  signInWithPassword: anyone({ body: { email: 'inconnu@exemple.fr', password: 'trois-chats-verts-42', code: '123456' } }),
  askPasskey: anyone({ body: {} }),
  signInWithPasskey: anyone({ body: { challengeId, proof } }),
  signOut: anyone({}),
  getActivation: anyone({ params: { token } }),
  prepareTotpOfActivation: anyone({ params: { token }, body: {} }),
  preparePasskeyOfActivation: anyone({ params: { token }, body: {} }),
  activate: anyone({ params: { token }, body: { termsVersion: 'v1' } }),
  askReset: anyone({ body: { email: 'inconnu@exemple.fr' } }),
  resetPassword: anyone({ params: { token }, body: { password: 'trois-chats-verts-42', code: '123456' } }),
  listSessions: anyone({}),
  endSession: anyone({ params: { id: challengeId } }),
  endOtherSessions: anyone({}),
  getSecurity: anyone({}),
  changePassword: anyone({ body: { next: 'trois-chats-verts-42' } }),
  prepareTotp: anyone({ body: {} }),
  confirmTotp: anyone({ body: { challengeId, code: '123456' } }),
  preparePasskey: anyone({ body: {} }),
  addPasskey: anyone({ body: { challengeId, name: 'Bureau', made } }),
  mandates: anyone({}),
  giveMandate: {
    relation: 'anyone',
    make: async () => ({
      body: {
        id: ids.uuid(),
        name: 'Claire Moreau',
        relation: 'relative',
        contact: 'claire.moreau@exemple.fr',
        scopes: ['agenda'],
        endsOn: '2027-05-01',
      },
    }),
  },
  revokeMandate: anyone({ params: { id: challengeId } }),
  helpOffer: anyone({ params: { token } }),
  startHelping: anyone({ params: { token }, body: {} }),
  renamePasskey: anyone({ params: { id: 'x' }, body: { name: 'Bureau' } }),
  removePasskey: anyone({ params: { id: 'x' } }),
  listConsents: anyone({}),
  setConsent: anyone({ body: { kind: 'usage-measures', version: 'v1', isGiven: true } }),
  askContactChange: anyone({ body: { contact: 'nouvelle@exemple.fr' } }),
  confirmContactChange: anyone({ body: { code: '123456' } }),
  closeOwnAccount: anyone({ body: { confirmation: 'FERMER' } }),
  confirmation: anyone({}),
  askConfirmationCode: anyone({ body: {} }),
  confirm: anyone({ body: { code: '123456' } }),
  listPersonas: anyone({}),
  openDemoSession: anyone({ body: { persona: 'auditor' } }),
}
