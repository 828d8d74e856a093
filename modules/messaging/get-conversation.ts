import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Conversation, type messagingApi, ServiceHour } from './api.ts'
import { isYoung } from './queries.ts'
import { closedText } from './rules.ts'

const Who = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })
const Row = Who.extend({
  unread: z.int(),
  lastNumber: z.int(),
  deliveredUpTo: z.int(),
  readUpTo: z.int(),
  isArchived: z.boolean(),
  timeZone: z.string(),
  lead: Who,
  hours: z.array(ServiceHour),
  outOfHoursText: z.string().nullable(),
  substitutes: z.array(Who.extend({ hours: z.array(ServiceHour), untilOn: z.iso.date() })),
})

/** A conversation with who is in it today, and what is said to who writes outside the hours of service. */
export async function getConversation({ db, actor, clock, params }: Ctx<typeof messagingApi.conversation>): Promise<Conversation> {
  const found = await db.maybe(
    Row,
    sql`
    select y.id, y.first_name as "firstName", y.last_name as "lastName", y.archived_at is not null as "isArchived", s.time_zone as "timeZone",
      coalesce(${isYoung(actor) ? sql`c.unread_by_young` : sql`c.unread_by_advisers`}, 0) as unread, coalesce(c.last_number, 0) as "lastNumber",
      coalesce(${isYoung(actor) ? sql`c.delivered_to_young` : sql`c.delivered_to_advisers`}, 0) as "deliveredUpTo",
      coalesce(${isYoung(actor) ? sql`c.read_by_young` : sql`c.read_by_advisers`}, 0) as "readUpTo",
      jsonb_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name) as lead, p.service_hours as hours, o.text as "outOfHoursText",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name, 'hours', u.service_hours,
          'untilOn', v.until_on) order by v.from_on, u.id)
        from people.pub_cover v join people.pub_professional u on u.id = v.substitute_id
        where v.adviser_id = y.adviser_id and ${clock.today()} between v.from_on and v.until_on), '[]') as substitutes
    from people.pub_young_person y
    join people.pub_structure s on s.id = y.structure_id
    join people.pub_professional p on p.id = y.adviser_id
    left join messaging.conversation c on c.id = y.id
    left join messaging.out_of_hours o on o.adviser_id = p.id
    where y.id = ${params.id} and ${visibleTo({ actor, clock }, sql`y.id`)}`,
  )
  if (!found) throw notFound('messaging.unknown', { id: params.id })
  const { lead, substitutes, hours, outOfHoursText, timeZone, isArchived, ...rest } = found
  const covering = substitutes.map(({ id, firstName, lastName, untilOn }) => ({ id, firstName, lastName, isLead: false, untilOn }))
  const advisers = [{ ...lead, isLead: true, untilOn: null }, ...covering]
  const closed = closedText({ lead, hours, ownText: outOfHoursText, substitutes }, clock.now(), timeZone)
  return {
    ...rest,
    youngPersonId: rest.id,
    canWrite: !isArchived && (isYoung(actor) || advisers.some((a) => a.id === actor.id)),
    advisers,
    closed: closed === null ? null : { text: closed },
  }
}
