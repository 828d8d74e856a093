import type { MandateScope, Role } from './api.ts'
import type { Db } from './db.ts'
import { sql } from './sql.ts'

/** Who acts: the account of the session. */
export type Actor = {
  id: string
  role: Role
  sessionId: string
  /** The structure the account works for; null for young persons, pilots and the like. */
  structureId: string | null
  /** What a pilot answers for: `93` (département), `R11` (region), `FR` (nation). */
  territory: string | null
  /** Somebody who helps the young person whose account it is: what they may do, and nothing else is open to them. */
  mandate?: { id: string; name: string; scopes: MandateScope[]; endsOn: string }
}

/** Records that somebody other than the person opened, or was refused, a young person's file: one line an hour and operation. */
export async function recordFileAccess(db: Db, at: string, actor: Actor, personId: string, operation: string, refused: boolean) {
  await db.run(sql`insert into platform.file_access (at, person_id, account_id, role, structure_id, operation, refused, hour)
    values (${at}, ${personId}, ${actor.id}, ${actor.role}, ${actor.structureId}, ${operation}, ${refused}, date_trunc('hour', ${at}::timestamptz))
    on conflict on constraint one_line_an_hour do nothing`)
}

/**
 * Records what a helper read or did in the young person's name: one line an hour and operation, which begins with the HTTP method. The young
 * person reads it among those who saw their file; an act is in the trail too.
 */
export async function recordHelp(who: { db: Db; clock: { now(): string }; actor: Actor }, operation: string) {
  const { db, clock, actor } = who
  if (!actor.mandate) return
  const at = clock.now()
  await db.run(sql`insert into platform.file_access (at, person_id, account_id, role, structure_id, operation, refused, hour)
    values (${at}, ${actor.id}, ${actor.mandate.id}, 'helper', null, ${operation}, false, date_trunc('hour', ${at}::timestamptz))
    on conflict on constraint one_line_an_hour do nothing`)
  if (!operation.startsWith('GET ')) await audit(who, 'identity.helper-acted', actor.id, { operation })
}

/** Writes a line of the trail: what was done to accounts, rights and files. `details` holds no free text of a file. */
export async function audit(
  { db, clock, actor }: { db: Db; clock: { now(): string }; actor?: Actor | undefined },
  what: string,
  subjectId: string | null,
  details: Record<string, unknown> = {},
) {
  const said = actor?.mandate ? { ...details, mandateId: actor.mandate.id } : details
  await db.run(sql`insert into platform.audit_entry (at, account_id, role, what, subject_id, details)
    values (${clock.now()}, ${actor?.id ?? null}, ${actor?.role ?? null}, ${what}, ${subjectId}, ${JSON.stringify(said)})`)
}

/** What a module keeps about a person: listed in `apps/server/modules.ts`, so that no table is forgotten. */
export type PersonalData = {
  /** Every table of the module that names a person, schema-qualified. */
  tables: readonly string[]
  /** Everything kept about the person, in the person's own words where there are some. */
  export: (db: Db, personId: string) => Promise<Record<string, unknown>>
  /** Called when retention is over: takes away what says who the person was, keeps what counts must keep. */
  erase: (db: Db, personId: string) => Promise<void>
  /** Said to the person, in French: what is kept and until when. */
  retention: string
}
