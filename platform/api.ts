import { z } from 'zod'

export { z }

/** Who signs in. One account has one role; what it may see comes from its relations (`visibleTo`). */
export const roles = [
  'youngPerson',
  'adviser',
  'manager',
  'director',
  'paymentsOfficer',
  'outreachOperator',
  'partner',
  'pilot',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** What a young person may let somebody do in their name. Messages and health are no scope: nobody is let into them. */
export const mandateScopes = ['agenda', 'actions', 'answers'] as const
export type MandateScope = (typeof mandateScopes)[number]

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/api`, with `:name` for parameters. */
  path: string
  /** Required, so that nobody forgets it: who may call. What they may see is a condition in the statement. */
  access: 'public' | 'signed-in' | readonly Role[]
  /** Open to who helps a young person, within this scope of their mandate; `any`: whatever it says. Closed to them unless told. */
  mandate?: MandateScope | 'any'
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body is bytes of any kind, sent as `application/octet-stream`, instead of JSON. */
  takes?: 'bytes'
  /** The answer is bytes with headers of their own (`Bytes`); `reply` is not used. */
  gives?: 'bytes'
  /** 200 unless told. */
  status?: 204
  /** Bytes; 64 KiB unless told. */
  bodyLimit?: number
  /** The name of the parameter (of the path or the query) that names a young person: each reading by somebody else is recorded, refusals too. */
  reads?: { personalFile: string }
  reply: z.ZodType
}
/** Declares one operation of the HTTP interface; keeps the exact types. */
export const endpoint = <const E extends Endpoint>(e: E): E => e

/** One sign that can be seen: neither a space nor one of those that only steer how the others are shown (a screen would show an empty line). */
export const visibleSign = /[^\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
/** Words that somebody writes and others read as a name or a title: never empty to the eye. */
export const words = (most: number) => z.string().min(1).max(most).regex(visibleSign)

/** For endpoints that have nothing to say but "done". */
export const Done = z.object({})

/** A fact told to other modules in the same transaction as the change. Carries ids and figures, never free text. */
export type EventType<S extends z.ZodType = z.ZodType> = { type: string; data: S }
/** Declares an event type, `module.happened`. */
export const event = <const S extends z.ZodType>(type: string, data: S): EventType<S> => ({ type, data })

type In<S> = S extends z.ZodType ? z.infer<S> : undefined
export type Params<E extends Endpoint> = In<E['params']>
export type Query<E extends Endpoint> = In<E['query']>
export type Body<E extends Endpoint> = E['takes'] extends 'bytes' ? Uint8Array : In<E['body']>
export type Reply<E extends Endpoint> = E['gives'] extends 'bytes' ? Bytes : z.infer<E['reply']>
/** What an endpoint that gives bytes answers. */
export type Bytes = { bytes: Uint8Array; headers: Record<string, string> }
export type EventData<T extends EventType> = z.infer<T['data']>

/** The body of every refusal, as `application/problem+json`. The French sentence belongs to the screen, keyed by `code`. */
export const Problem = z.object({
  status: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof Problem>
