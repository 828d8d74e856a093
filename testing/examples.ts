import type { Body, Endpoint, Params, Query } from '#platform/api'
import type { Person, YoungPerson } from './given.ts'
import type { Given } from './index.ts'

/**
 * How to call an endpoint, for the role × route × relation matrix.
 * `relation` says what, beyond the role, lets somebody in:
 * - `anyone`: the role is enough;
 * - `reads`: whoever may read the owner's file (`visibleTo`), 404 for all others;
 * - `acts`: whoever may act on the owner's file (`followedBy`), 404 for all others;
 * - `owner`: the young person only, 404 for all others;
 * - `filtered`: a list; answers 200 to all, and nothing of the owner to who may not read the file.
 */
export type Example<E extends Endpoint = Endpoint> = {
  relation: 'anyone' | 'reads' | 'acts' | 'owner' | 'filtered'
  /** Makes the rows of the owner's file that are needed, and says what `actor` sends. */
  make: (given: Given, owner: YoungPerson, actor: Person) => Promise<{ params?: Params<E>; query?: Query<E>; body?: Body<E> }>
}
/** One example for each endpoint of a module, in `modules/<name>/examples.ts`. */
export type Examples<A extends Record<string, Endpoint>> = { [K in keyof A]: Example<A[K]> }
