import { Done, endpoint, type Role, roles, z } from '#platform/api'
import { mandatesApi } from './api-mandates.ts'

export * from './api-mandates.ts'

/** The roles that sign in with a passkey, an organisation's account or two factors; young persons sign in with a code. */
export const professionalRoles: readonly Role[] = roles.filter((role) => role !== 'youngPerson')

const contact = z.string().min(3).max(254)
const code = z.string().regex(/^\d{6}$/)
const password = z.string().min(1).max(200)
const token = z.object({ token: z.string().min(20).max(100) })
const name = z.string().min(1).max(60)

/** What a browser answers to a challenge with one of its passkeys (WebAuthn, level 3). */
export const PasskeyProof = z.strictObject({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    clientDataJSON: z.string().max(4000),
    authenticatorData: z.string().max(4000),
    signature: z.string().max(4000),
    userHandle: z.string().max(200).optional(),
  }),
})
export type PasskeyProof = z.infer<typeof PasskeyProof>

/** A new passkey, as a browser made it. */
export const PasskeyMade = z.strictObject({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    clientDataJSON: z.string().max(4000),
    attestationObject: z.string().max(20_000),
    authenticatorData: z.string().max(4000).optional(),
    transports: z.array(z.string().max(20)).max(10).optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: z.string().max(4000).optional(),
  }),
})
const NewPasskey = z.strictObject({ challengeId: z.uuid(), name, made: PasskeyMade })
export type NewPasskey = z.infer<typeof NewPasskey>

/** What a browser is asked to prove or to make. */
const PasskeyChallenge = z.object({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) })

/** A secret for the person's code application, not yet in use. */
export const TotpSetup = z.object({ challengeId: z.uuid(), secret: z.string(), uri: z.string() })
const TotpConfirmation = z.strictObject({ challengeId: z.uuid(), code })
export type TotpConfirmation = z.infer<typeof TotpConfirmation>

/** What a person is asked to agree to, in plain French, and what they said. */
export const Consent = z.object({
  kind: z.enum(['terms', 'usage-measures']),
  version: z.string(),
  title: z.string(),
  text: z.string(),
  isRequired: z.boolean(),
  givenAt: z.string().nullable(),
})
export type Consent = z.infer<typeof Consent>

export const Activation = z.object({
  kind: z.enum(['youngPerson', 'professional']),
  contact: z.string(),
  expiresAt: z.string(),
  terms: z.object({ version: z.string(), title: z.string(), text: z.string() }),
  canUsePasskey: z.boolean(),
})
export type Activation = z.infer<typeof Activation>

const Opening = z.strictObject({
  termsVersion: z.string().max(20),
  password: password.optional(),
  totp: TotpConfirmation.optional(),
  passkey: NewPasskey.optional(),
})
export type Opening = z.infer<typeof Opening>

export const Device = z.object({
  id: z.uuid(),
  device: z.string(),
  isThisOne: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
})
export type Device = z.infer<typeof Device>

export const Security = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  canUsePasskey: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
})
export type Security = z.infer<typeof Security>

export const SignInOptions = z.object({
  passkey: z.boolean(),
  password: z.boolean(),
  oidc: z.string().nullable(),
  demo: z.boolean(),
  sendsEmail: z.boolean(),
  sendsSms: z.boolean(),
})

export const Persona = z.object({
  code: z.string(),
  group: z.enum(['young', 'structure', 'steering']),
  label: z.string(),
  description: z.string(),
})
export type Persona = z.infer<typeof Persona>

/** Until when the holder of this session has proved again who they are, and how they can. */
export const Confirmation = z.object({
  until: z.iso.datetime().nullable(),
  ways: z.array(z.enum(['passkey', 'totp', 'password', 'email'])),
  /** After too many wrong tries: until then no proof is taken and no code is sent. */
  lockedUntil: z.iso.datetime().nullable(),
})
export type Confirmation = z.infer<typeof Confirmation>

/** Where a session that was just opened begins. */
const Opened = z.object({ role: z.enum(roles) })

const signIn = {
  signInOptions: endpoint({ method: 'GET', path: '/sign-in/options', access: 'public', reply: SignInOptions }),
  askCode: endpoint({
    method: 'POST',
    path: '/sign-in/codes',
    access: 'public',
    body: z.strictObject({ contact }),
    reply: z.object({ validMinutes: z.int(), resendSeconds: z.int() }),
  }),
  signInWithCode: endpoint({
    method: 'POST',
    path: '/sign-in/sessions',
    access: 'public',
    body: z.strictObject({ contact, code }),
    reply: Opened,
  }),
  signInWithPassword: endpoint({
    method: 'POST',
    path: '/sign-in/password',
    access: 'public',
    body: z.strictObject({ email: contact, password, code }),
    reply: Opened,
  }),
  askPasskey: endpoint({
    method: 'POST',
    path: '/sign-in/passkey-challenges',
    access: 'public',
    body: z.strictObject({}),
    reply: PasskeyChallenge,
  }),
  signInWithPasskey: endpoint({
    method: 'POST',
    path: '/sign-in/passkey',
    access: 'public',
    body: z.strictObject({ challengeId: z.uuid(), proof: PasskeyProof }),
    reply: Opened,
  }),
  signOut: endpoint({ method: 'DELETE', path: '/session', access: 'signed-in', mandate: 'any', reply: Done }),
}

const links = {
  getActivation: endpoint({ method: 'GET', path: '/activations/:token', access: 'public', params: token, reply: Activation }),
  prepareTotpOfActivation: endpoint({
    method: 'POST',
    path: '/activations/:token/totp',
    access: 'public',
    params: token,
    body: z.strictObject({}),
    reply: TotpSetup,
  }),
  preparePasskeyOfActivation: endpoint({
    method: 'POST',
    path: '/activations/:token/passkey-challenges',
    access: 'public',
    params: token,
    body: z.strictObject({}),
    reply: PasskeyChallenge,
  }),
  activate: endpoint({ method: 'POST', path: '/activations/:token', access: 'public', params: token, body: Opening, reply: Opened }),
  askReset: endpoint({
    method: 'POST',
    path: '/password-resets',
    access: 'public',
    body: z.strictObject({ email: contact }),
    reply: z.object({ validMinutes: z.int() }),
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password-resets/:token',
    access: 'public',
    params: token,
    body: z.strictObject({ password, code }),
    reply: Opened,
  }),
}

const account = {
  listSessions: endpoint({ method: 'GET', path: '/sessions', access: 'signed-in', reply: z.object({ items: z.array(Device) }) }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/sessions/:id',
    access: 'signed-in',
    params: z.object({ id: z.uuid() }),
    reply: Done,
  }),
  endOtherSessions: endpoint({ method: 'DELETE', path: '/sessions', access: 'signed-in', reply: z.object({ ended: z.int() }) }),
  getSecurity: endpoint({ method: 'GET', path: '/security', access: 'signed-in', reply: Security }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/security/password',
    access: professionalRoles,
    body: z.strictObject({ current: password.optional(), next: password }),
    reply: Done,
  }),
  prepareTotp: endpoint({ method: 'POST', path: '/security/totp', access: professionalRoles, body: z.strictObject({}), reply: TotpSetup }),
  confirmTotp: endpoint({ method: 'PUT', path: '/security/totp', access: professionalRoles, body: TotpConfirmation, reply: Done }),
  preparePasskey: endpoint({
    method: 'POST',
    path: '/security/passkey-challenges',
    access: 'signed-in',
    body: z.strictObject({}),
    reply: PasskeyChallenge,
  }),
  addPasskey: endpoint({ method: 'POST', path: '/security/passkeys', access: 'signed-in', body: NewPasskey, reply: Done }),
  renamePasskey: endpoint({
    method: 'PUT',
    path: '/security/passkeys/:id',
    access: 'signed-in',
    params: z.object({ id: z.string().max(1400) }),
    body: z.strictObject({ name }),
    reply: Done,
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/security/passkeys/:id',
    access: 'signed-in',
    params: z.object({ id: z.string().max(1400) }),
    reply: Done,
  }),
  listConsents: endpoint({ method: 'GET', path: '/consents', access: 'signed-in', reply: z.object({ items: z.array(Consent) }) }),
  setConsent: endpoint({
    method: 'PUT',
    path: '/consents',
    access: 'signed-in',
    body: z.strictObject({ kind: z.enum(['terms', 'usage-measures']), version: z.string().max(20), isGiven: z.boolean() }),
    reply: Consent,
  }),
  askContactChange: endpoint({
    method: 'POST',
    path: '/account/contact-change',
    access: ['youngPerson'],
    body: z.strictObject({ contact }),
    reply: z.object({ validMinutes: z.int(), resendSeconds: z.int() }),
  }),
  confirmContactChange: endpoint({
    method: 'POST',
    path: '/account/contact-change/confirmation',
    access: ['youngPerson'],
    body: z.strictObject({ code }),
    reply: Done,
  }),
  closeOwnAccount: endpoint({
    method: 'POST',
    path: '/account/closure',
    access: ['youngPerson'],
    body: z.strictObject({ confirmation: z.string().max(40) }),
    reply: Done,
  }),
}

/** A fresh proof of who one is, before what a device left open must not allow. */
const confirmation = {
  confirmation: endpoint({ method: 'GET', path: '/security/confirmation', access: professionalRoles, reply: Confirmation }),
  askConfirmationCode: endpoint({
    method: 'POST',
    path: '/security/confirmation-codes',
    access: professionalRoles,
    body: z.strictObject({}),
    reply: z.object({ validMinutes: z.int() }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/security/confirmation',
    access: professionalRoles,
    body: z.union([z.strictObject({ code }), z.strictObject({ password }), z.strictObject({ challengeId: z.uuid(), proof: PasskeyProof })]),
    reply: Confirmation,
  }),
}

const demo = {
  listPersonas: endpoint({ method: 'GET', path: '/demo/personas', access: 'public', reply: z.object({ items: z.array(Persona) }) }),
  openDemoSession: endpoint({
    method: 'POST',
    path: '/demo/session',
    access: 'public',
    body: z.strictObject({ persona: z.string().max(60) }),
    status: 204,
    reply: Done,
  }),
}

export const identityApi = { ...signIn, ...links, ...account, ...confirmation, ...mandatesApi, ...demo }
