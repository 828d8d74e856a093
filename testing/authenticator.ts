import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

type Challenge = { options: Record<string, unknown> }

/** A passkey made in software (WebAuthn level 3, ES256, no attestation): what a telephone does, for tests without a browser. */
export function softAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const rpIdHash = sha256(Buffer.from(new URL(origin).hostname))
  let counter = 0
  const clientData = (type: string, { options }: Challenge, from = origin) =>
    Buffer.from(JSON.stringify({ type, challenge: options.challenge, origin: from, crossOrigin: false }))
  const base = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const, clientExtensionResults: {} }
  return {
    id: base.id,
    /** Answers a request to make a passkey. */
    make(challenge: Challenge) {
      const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
      // COSE key (RFC 9052): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      const cose = Buffer.concat([hex('a5010203262001215820'), Buffer.from(x, 'base64url'), hex('225820'), Buffer.from(y, 'base64url')])
      const authData = Buffer.concat([rpIdHash, hex('45'), count(counter), Buffer.alloc(16), hex('0010'), id, cose])
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = Buffer.concat([
        hex('a3'),
        text('fmt'),
        text('none'),
        text('attStmt'),
        hex('a0'),
        text('authData'),
        hex('58'),
        Buffer.from([authData.length]),
        authData,
      ])
      return {
        ...base,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** Proves that the passkey is here. `counter`: what the device says it counted; `origin`: the site that asked. */
    prove(challenge: Challenge, { counter: told = ++counter, origin: from = origin } = {}) {
      const data = clientData('webauthn.get', challenge, from)
      const authData = Buffer.concat([rpIdHash, hex('05'), count(told)])
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(data)]))
        .sign(privateKey)
      return {
        ...base,
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest()
const hex = (digits: string) => Buffer.from(digits, 'hex')
const text = (t: string) => Buffer.concat([Buffer.from([0x60 + t.length]), Buffer.from(t)])
function count(n: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}
