import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { NewPasskey, PasskeyProof } from '../api.ts'
import { texts } from './young/texts.ts'

type Asked = { challengeId: string; options: Record<string, unknown> }

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = () => browserSupportsWebAuthn()

/** Lets the person prove a passkey; undefined when they changed their mind. */
export async function provePasskey({ challengeId, options }: Asked) {
  const proof = await startAuthentication({ optionsJSON: options as never }).catch(() => undefined)
  return proof && { challengeId, proof: strip(proof) as unknown as PasskeyProof }
}

/** Lets the person make a passkey; undefined when they changed their mind. */
export async function makePasskey({ challengeId, options }: Asked, name: string): Promise<NewPasskey | undefined> {
  const made = await startRegistration({ optionsJSON: options as never }).catch(() => undefined)
  return made && { challengeId, name, made: strip(made) as unknown as NewPasskey['made'] }
}

/** Browsers leave fields empty or add their own: the server takes the ones it knows. */
function strip({
  id,
  rawId,
  type,
  response,
  authenticatorAttachment,
}: Awaited<ReturnType<typeof startRegistration | typeof startAuthentication>>) {
  const filled = Object.fromEntries(Object.entries(response).filter(([, value]) => value !== undefined && value !== null))
  return { id, rawId, type, clientExtensionResults: {}, response: filled, ...(authenticatorAttachment && { authenticatorAttachment }) }
}

/** A first name for a passkey made here; it can be changed. */
export function deviceName() {
  const found = [
    ['iPhone', /iPhone/],
    ['iPad', /iPad/],
    ['Téléphone Android', /Android/],
    ['Mac', /Macintosh/],
    ['PC Windows', /Windows/],
    ['PC Linux', /Linux/],
  ].find(([, pattern]) => (pattern as RegExp).test(navigator.userAgent))
  return String(found?.[0] ?? texts.thisDevice)
}
