import { isIP } from 'node:net'
import { z } from 'zod'

const url = (...schemes: string[]) =>
  z.string().refine((v) => URL.canParse(v) && schemes.includes(new URL(v).protocol.slice(0, -1)), {
    error: `must be an address starting with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  })
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' })
const port = z.coerce
  .number({ error: 'must be a number' })
  .int()
  .min(0, { error: 'must be 0 to 65535' })
  .max(65535, { error: 'must be 0 to 65535' })

const Env = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  ELAN_ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  DEMO: flag.optional(),
  ELAN_NOW: z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-23T09:00:00Z' }).optional(),
  ELAN_URL: url('http', 'https').optional(),
  ELAN_SECRET_FILE: z.string().default('.data/secret'),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' }).default('info'),
  TRUST_PROXY: flag.default('0'),
  RATE_LIMIT: z.coerce.number({ error: 'must be a number of requests a minute, 0 for none' }).int().min(0).default(1200),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().default('Élan <ne-pas-repondre@localhost>'),
  SMS_URL: url('http', 'https').optional(),
  SMS_TOKEN: z.string().optional(),
  SMS_CALLBACK_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,200}$/, { error: 'must be 32 to 200 letters, digits, - or _' })
    .optional(),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  VAPID_SUBJECT: z.string().default('mailto:contact@localhost'),
  CLAMAV_URL: url('tcp', 'unix').optional(),
  S3_URL: url('http', 'https').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  ASP_URL: url('sftp', 'file').optional(),
  ASP_KEY_FILE: z.string().optional(),
  ASP_KNOWN_HOSTS: z.string().optional(),
  ASP_EMITTER: z
    .string()
    .regex(/^[A-Z0-9]{3,6}$/, { error: 'must be 3 to 6 capitals or digits' })
    .default('MLNAT'),
  ASP_ENVIRONMENT: z.enum(['PROD', 'RECETTE', 'TEST'], { error: 'must be PROD, RECETTE or TEST' }).default('TEST'),
  ASP_CAPABILITIES: z
    .string()
    .regex(/^(|(rename|stat|sidecar|legacy)(,(rename|stat|sidecar|legacy))*|none)$/, {
      error: 'must be none, or some of rename, stat, sidecar, legacy, with commas between',
    })
    .default('rename,stat'),
  FILE_DAYS: z.coerce.number({ error: 'must be a number of days' }).int().min(1).max(3660).default(730),
  OIDC_ISSUER: url('http', 'https').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default('Compte de ma structure'),
})

export type Config = Readonly<{
  port: number
  host: string
  /** Undefined: the embedded PostgreSQL under `.data/`. */
  databaseUrl: string | undefined
  role: 'all' | 'web' | 'worker'
  demo: boolean
  /** The instant the clock starts from; undefined = real time. */
  startsAt: string | undefined
  /** Where people reach Élan: the start of every link sent. */
  publicUrl: string
  /** Nobody reaches Élan but from this machine (tests, demonstration): servers of this machine may then be called too. */
  isOnThisMachine: boolean
  secretFile: string
  metricsPort: number
  metricsHost: string
  logLevel: string
  trustProxy: boolean
  /** Requests a minute for one account, or for one address when signed out; 0 = no limit. */
  rateLimit: number
  smtpUrl: string | undefined
  mailFrom: string
  sms: { url: string; token: string | undefined } | undefined
  /** What the gateway's calls about its messages carry in their address; undefined: none is heard. */
  smsCallbackToken: string | undefined
  vapid: { publicKey: string; privateKey: string } | undefined
  vapidSubject: string
  /** The clamd that looks at files, `tcp://host:3310` or `unix:///path`; undefined: none does, and screens say so. */
  clamavUrl: string | undefined
  /** Where the content of files is kept, its address with the bucket; undefined: in PostgreSQL. */
  s3: { url: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined
  /** The way to the ASP, which pays the allowance; undefined: nothing is exchanged, and screens say so. */
  asp:
    | {
        url: string
        keyFile: string | undefined
        knownHosts: string | undefined
        emitter: string
        environment: 'PROD' | 'RECETTE' | 'TEST'
        /** What its server lets us do; `sidecar`: files travel with their hash; `legacy`: algorithms of another age. */
        can: { rename: boolean; stat: boolean; sidecar: boolean; legacy: boolean }
      }
    | undefined
  /** How long a file is kept unless its owner said less, days. */
  fileDays: number
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined; label: string } | undefined
}>

/** Reads the environment once; throws one error that lists every fault in plain words. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in Env.shape && value !== ''))
  const parsed = Env.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`))
  const e = parsed.data
  const demo = e.DEMO ? e.DEMO === '1' : !e.DATABASE_URL
  const faults = checkTogether(e, demo)
  if (faults.length) throw new ConfigError(faults)
  const publicUrl = (e.ELAN_URL ?? `http://${e.HOST.includes(':') ? `[${e.HOST}]` : e.HOST}:${e.PORT}`).replace(/\/$/, '')
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    role: e.ELAN_ROLE,
    demo,
    startsAt: e.ELAN_NOW,
    publicUrl,
    isOnThisMachine: isLoopback(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')),
    secretFile: e.ELAN_SECRET_FILE,
    metricsPort: e.METRICS_PORT ?? (e.PORT ? (e.PORT < 65_535 ? e.PORT + 1 : e.PORT - 1) : 0),
    metricsHost: e.METRICS_HOST,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY === '1',
    rateLimit: e.RATE_LIMIT,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    sms: e.SMS_URL ? { url: e.SMS_URL, token: e.SMS_TOKEN } : undefined,
    smsCallbackToken: e.SMS_CALLBACK_TOKEN,
    vapid: e.VAPID_PUBLIC_KEY && e.VAPID_PRIVATE_KEY ? { publicKey: e.VAPID_PUBLIC_KEY, privateKey: e.VAPID_PRIVATE_KEY } : undefined,
    vapidSubject: e.VAPID_SUBJECT,
    clamavUrl: e.CLAMAV_URL,
    s3: readS3(e),
    asp: readAsp(e),
    fileDays: e.FILE_DAYS,
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID
        ? { issuer: e.OIDC_ISSUER, clientId: e.OIDC_CLIENT_ID, clientSecret: e.OIDC_CLIENT_SECRET, label: e.OIDC_LABEL }
        : undefined,
  }
}

function readS3({
  S3_URL: url,
  S3_REGION: region,
  S3_ACCESS_KEY_ID: accessKeyId,
  S3_SECRET_ACCESS_KEY: secretAccessKey,
}: z.infer<typeof Env>) {
  return url && accessKeyId && secretAccessKey ? { url: url.replace(/\/$/, ''), region, accessKeyId, secretAccessKey } : undefined
}

function readAsp(e: z.infer<typeof Env>): Config['asp'] {
  if (!e.ASP_URL) return undefined
  const has = (what: string) => e.ASP_CAPABILITIES.split(',').includes(what)
  return {
    url: e.ASP_URL.replace(/\/+$/, ''),
    keyFile: e.ASP_KEY_FILE,
    knownHosts: e.ASP_KNOWN_HOSTS,
    emitter: e.ASP_EMITTER,
    environment: e.ASP_ENVIRONMENT,
    can: { rename: has('rename'), stat: has('stat'), sidecar: has('sidecar'), legacy: has('legacy') },
  }
}

/** Every fault of the environment, said once. */
export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    )
    this.faults = faults
  }
}

function checkTogether(e: z.infer<typeof Env>, demo: boolean) {
  const loopback = isLoopback(e.HOST)
  return [
    demo && !loopback && 'DEMO=1 lets anybody in without a password: HOST must be a loopback address',
    e.ELAN_NOW && !loopback && 'ELAN_NOW is for tests: HOST must be a loopback address',
    Boolean(e.VAPID_PUBLIC_KEY) !== Boolean(e.VAPID_PRIVATE_KEY) && 'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together',
    e.S3_URL && new URL(e.S3_URL).pathname === '/' && 'S3_URL ends with the bucket, such as https://s3.example.org/elan',
    Boolean(e.S3_URL) !== Boolean(e.S3_ACCESS_KEY_ID && e.S3_SECRET_ACCESS_KEY) &&
      'S3_URL, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together',
    e.ASP_URL?.startsWith('sftp:') &&
      !(e.ASP_KEY_FILE && e.ASP_KNOWN_HOSTS && new URL(e.ASP_URL).username) &&
      'ASP_URL over SFTP needs its user (sftp://user@host), ASP_KEY_FILE and ASP_KNOWN_HOSTS',
    e.OIDC_ISSUER && !e.OIDC_CLIENT_ID && 'OIDC_ISSUER needs OIDC_CLIENT_ID',
    !loopback && !e.ELAN_URL && 'ELAN_URL is needed when HOST is not a loopback address: links in e-mails start with it',
  ].filter((fault) => typeof fault === 'string')
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
