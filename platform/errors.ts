/** The only expected error: becomes `application/problem+json` with a stable code; the screen owns the sentence. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  /** The transaction that met the refusal is committed all the same: what it counted or wrote in the trail stays. */
  readonly keeps: boolean
  constructor(status: number, code: string, params: Record<string, unknown> = {}, keeps = false) {
    super(code)
    this.keeps = keeps
    this.status = status
    this.code = code
    this.params = params
  }
}
type Make = (code: string, params?: Record<string, unknown>) => Refusal
/** 400: the request itself makes no sense. */
export const badRequest: Make = (code, params) => new Refusal(400, code, params)
/** 401: nobody is signed in. */
export const unauthenticated: Make = (code, params) => new Refusal(401, code, params)
/** 403: this role never may. */
export const forbidden: Make = (code, params) => new Refusal(403, code, params)
/** 404: unknown, or not yours: the two are never told apart. */
export const notFound: Make = (code, params) => new Refusal(404, code, params)
/** 409: the thing is in a state that does not allow it. */
export const conflict: Make = (code, params) => new Refusal(409, code, params)
/** 413: there is no room for that much. */
export const tooLarge: Make = (code, params) => new Refusal(413, code, params)
/** 422: understood, but a rule says no. */
export const invalid: Make = (code, params) => new Refusal(422, code, params)
/** 429: too many; `retryAfter` in seconds becomes the `Retry-After` header. */
export const tooMany = (code: string, params: Record<string, unknown> & { retryAfter: number }) => new Refusal(429, code, params)
/** The same refusal, but what was written before it stays: tries are counted, probes leave a trace. */
export const keeping = ({ status, code, params }: Refusal) => new Refusal(status, code, params, true)
