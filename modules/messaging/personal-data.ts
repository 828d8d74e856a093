import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

const Written = z.object({
  number: z.int(),
  writtenByYou: z.boolean(),
  text: z.string(),
  sentAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  earlierTexts: z.array(z.string()),
})
const Receipt = z.object({ deliveredUpTo: z.int(), readUpTo: z.int() })

/** What messaging keeps about a person. Someone else's withdrawn words are theirs, and are not handed out. */
export const messagingPersonalData: PersonalData = {
  tables: [
    'messaging.conversation',
    'messaging.message',
    'messaging.message_version',
    'messaging.receipt',
    'messaging.receipt_log',
    'messaging.group_message',
    'messaging.out_of_hours',
    'messaging.list_member',
    'messaging.scheduled_recipient',
  ],
  export: async (db, personId) => ({
    messages: await listWritten(db, personId),
    marks: await db.many(
      Receipt,
      sql`select delivered_up_to as "deliveredUpTo", read_up_to as "readUpTo" from messaging.receipt where account_id = ${personId}`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`delete from messaging.list_member where young_person_id = ${personId}`)
    await db.run(sql`delete from messaging.scheduled_recipient where young_person_id = ${personId}`)
    await db.run(sql`delete from messaging.receipt where conversation_id = ${personId}`)
    await db.run(sql`delete from messaging.message where conversation_id = ${personId}`)
    await db.run(sql`update messaging.conversation set unread_by_young = 0, unread_by_advisers = 0 where id = ${personId}`)
  },
  retention:
    'Les messages sont gardés tant que ton dossier est ouvert, puis deux ans après sa clôture. Un message modifié ou supprimé garde son ancien texte pendant ce temps, sans être montré. Ensuite tout est effacé ; seuls restent le nombre de messages et les dates de lecture.',
}

/** A young person: all of their conversation; a professional: what they wrote. */
const listWritten = (db: Db, personId: string) =>
  db.many(
    Written,
    sql`
    select m.number, m.author_id = ${personId} as "writtenByYou", m.text, m.sent_at as "sentAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
      case when m.author_id = ${personId} then
        array(select v.text from messaging.message_version v where v.message_id = m.id order by v.version) else '{}' end as "earlierTexts"
    from messaging.message m
    where m.kind = 'message' and (m.conversation_id = ${personId} or (m.author_id = ${personId} and not m.by_young))
    order by m.sent_at, m.number`,
  )
