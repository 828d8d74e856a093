import { toSearch } from '#modules/people'
import type { Role } from '#platform/api'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { hashToken, ids } from '#platform/ids'
import { sql } from '#platform/sql'

/** The instant at which tests happen unless they say otherwise: a Monday, 10:00 in Paris. */
export const testNow = '2026-11-23T09:00:00.000Z'
export const testToday = dayOf(testNow)

/** Somebody who can call the application: the token is a real session. */
export type Person = { id: string; role: Role; token: string }
export type Structure = { id: string; timeZone: string; network: 'mission_locale' | 'france_travail' }
export type Professional = Person & { structure: Structure }
export type YoungPerson = Person & { role: 'youngPerson'; adviser: Professional; structure: Structure }

/** Inserts rows, with the parents that are not named. */
export function given(db: Db) {
  const account = async (
    role: Role,
    of: { structureId?: string; territory?: string; email?: string; phone?: string; signedIn?: boolean },
  ) => {
    const id = ids.uuid()
    await db.run(sql`insert into identity.account (id, role, email, phone, structure_id, territory, status, created_at, activated_at)
      values (${id}, ${role}, ${of.email ?? `${id}@exemple.fr`}, ${of.phone ?? null}, ${of.structureId ?? null}, ${of.territory ?? null}, 'active', ${testNow}, ${testNow})`)
    const token = ids.token()
    await db.run(sql`insert into identity.session (id, token_hash, account_id, method, user_agent, created_at, last_seen_at, expires_at)
      values (${ids.uuid()}, ${hashToken(token)}, ${id}, 'demo', 'test', ${testNow}, ${testNow}, ${testNow}::timestamptz + interval '400 days')`)
    return { id, role, token }
  }
  const made = {
    async structure(s: { network?: Structure['network']; timeZone?: string; department?: string; name?: string } = {}): Promise<Structure> {
      const id = ids.uuid()
      const department = s.department ?? '93'
      const timeZone = s.timeZone ?? 'Europe/Paris'
      const network = s.network ?? 'mission_locale'
      await db.run(sql`insert into people.structure (id, network, name, department_code, time_zone, created_at)
        values (${id}, ${network}, ${s.name ?? 'Mission locale de la Dhuys'}, ${department}, ${timeZone}, ${testNow})`)
      return { id, timeZone, network }
    },
    /** A professional of any role of a structure. */
    async professional(p: { role?: Role; structure?: Structure; firstName?: string; lastName?: string } = {}): Promise<Professional> {
      const structure = p.structure ?? (await made.structure())
      const who = await account(p.role ?? 'adviser', { structureId: structure.id })
      await db.run(sql`insert into people.professional (id, structure_id, first_name, last_name)
        values (${who.id}, ${structure.id}, ${p.firstName ?? 'Aïcha'}, ${p.lastName ?? 'Benali'})`)
      return { ...who, structure }
    },
    adviser: (p: { structure?: Structure; firstName?: string; lastName?: string } = {}) => made.professional({ ...p, role: 'adviser' }),
    /** Somebody without a structure: pilot, auditor, administrator… */
    async official(role: Role, { territory }: { territory?: string } = {}): Promise<Person> {
      const who = await account(role, { territory: territory ?? (role === 'pilot' ? '93' : undefined) } as { territory?: string })
      await db.run(sql`insert into people.professional (id, first_name, last_name) values (${who.id}, 'Claire', 'Martin')`)
      return who
    },
    async youngPerson(
      y: { adviser?: Professional; firstName?: string; lastName?: string; birthDate?: string; email?: string; phone?: string } = {},
    ): Promise<YoungPerson> {
      const adviser = y.adviser ?? (await made.adviser())
      const who = await account('youngPerson', {
        structureId: adviser.structure.id,
        ...(y.email && { email: y.email }),
        ...(y.phone && { phone: y.phone }),
      })
      const [first, last] = [y.firstName ?? 'Léo', y.lastName ?? 'Moreau']
      await db.run(sql`insert into people.young_person (id, first_name, last_name, birth_date, structure_id, adviser_id, search, created_at, created_by)
        values (${who.id}, ${first}, ${last}, ${y.birthDate ?? '2005-04-12'}, ${adviser.structure.id}, ${adviser.id},
          ${toSearch(first, last)}, ${testNow}, ${adviser.id})`)
      await db.run(
        sql`insert into people.follow_up (id, young_person_id, adviser_id, started_at) values (${ids.uuid()}, ${who.id}, ${adviser.id}, ${testNow})`,
      )
      return { ...who, role: 'youngPerson', adviser, structure: adviser.structure }
    },
    /** A colleague who stands in for the adviser today. */
    async substitute(adviser: Professional): Promise<Professional> {
      const substitute = await made.adviser({ structure: adviser.structure })
      await db.run(sql`insert into people.cover (id, adviser_id, substitute_id, from_on, until_on, created_by, created_at)
        values (${ids.uuid()}, ${adviser.id}, ${substitute.id}, '2026-01-01', '2030-01-01', ${adviser.id}, ${testNow})`)
      return substitute
    },
    /** A colleague of the same structure who said why they read this file. */
    async curiousColleague(youngPerson: YoungPerson): Promise<Professional> {
      const colleague = await made.adviser({ structure: youngPerson.structure })
      await db.run(sql`insert into people.stated_access (id, account_id, young_person_id, reason, created_at, until)
        values (${ids.uuid()}, ${colleague.id}, ${youngPerson.id}, 'Accueil en son absence', ${testNow}, ${testNow}::timestamptz + interval '1 day')`)
      return colleague
    },
    /** The only row of a statement, for what no endpoint shows. */
    row: (query: ReturnType<typeof sql>) => db.one(z.record(z.string(), z.unknown()), query),
  }
  return made
}
export type Given = ReturnType<typeof given>
