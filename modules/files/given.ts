import { createHash } from 'node:crypto'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, Person, YoungPerson } from '../../testing/given.ts'
import { testNow } from '../../testing/given.ts'

/** The smallest honest PDF. */
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

type Of = {
  youngPerson?: YoungPerson
  by?: Person
  kind?: string
  name?: string
  scan?: 'not-scanned' | 'waiting' | 'clean' | 'infected'
  isLoose?: boolean
  expiresOn?: string
  bytes?: Buffer
}

/** Rows of files, kept in the database. */
export const filesGiven = (db: Db, given: Given) => ({
  /** A document of a young person's file: theirs unless told. */
  async file({ youngPerson, by, kind, name, scan, isLoose, expiresOn, bytes = pdf }: Of = {}) {
    const owner = youngPerson ?? (await given.youngPerson())
    const author = by ?? owner
    const id = ids.uuid()
    await db.run(sql`insert into files.content (key, stored_in, data, stored_at) values (${id}, 'database', ${bytes}, ${testNow})`)
    await db.run(sql`
      insert into files.file (id, young_person_id, owner_kind, owner_id, kind, added_by, by_young, name, type, bytes, sha256, content_key, scan, threat, added_at, expires_on)
      values (${id}, ${owner.id}, ${isLoose ? null : 'file'}, ${isLoose ? null : owner.id}, ${kind ?? 'cv'}, ${author.id}, ${author.role === 'youngPerson'},
        ${name ?? 'CV.pdf'}, 'application/pdf', ${bytes.length}, ${createHash('sha256').update(bytes).digest()}, ${id}, ${scan ?? 'not-scanned'},
        ${scan === 'infected' ? 'Eicar-Signature' : null}, ${testNow}, ${expiresOn ?? '2028-11-22'})`)
    return { id, youngPerson: owner, author }
  },
})
