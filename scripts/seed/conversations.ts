import type pg from 'pg'
import { copy, each } from './copy.ts'
import { dialogues, welcome } from './dialogues.ts'
import { toInstant } from './instants.ts'
import type { People, Plan, SeedYoungPerson } from './people.ts'
import { distributions, makeRandom, quantile, type Random } from './random.ts'

const minute = 60_000
const hour = 60 * minute

type Conversation = {
  young: SeedYoungPerson
  adviserId: string
  count: number
  from: number
  step: number
  readByYoung: number
  readByAdvisers: number
}

/** Conversations, their messages, and how far each side has read. Every text of the pool is free of tabs and backslashes. */
export async function seedConversations(client: pg.Client, plan: Plan, { advisers, youngPersons }: People) {
  const random = makeRandom(plan.seed + 1)
  const conversations = youngPersons.map((young) => sketch(random, plan, young, advisers[young.adviser]!.id))
  await copy(
    client,
    'messaging.conversation',
    [
      'id',
      'created_at',
      'last_number',
      'last_at',
      'unread_by_young',
      'unread_by_advisers',
      'delivered_to_young',
      'delivered_to_advisers',
      'read_by_young',
      'read_by_advisers',
    ],
    each(conversations, toConversation),
  )
  await copy(
    client,
    'messaging.receipt',
    ['conversation_id', 'account_id', 'by_young', 'delivered_up_to', 'read_up_to'],
    each(conversations, toReceipts),
  )
  await copy(
    client,
    'messaging.receipt_log',
    ['conversation_id', 'by_young', 'kind', 'up_to', 'account_id', 'at'],
    each(conversations, toReceiptLog),
  )
  return copy(
    client,
    'messaging.message',
    ['id', 'conversation_id', 'number', 'author_id', 'by_young', 'text', 'sent_at'],
    messageLines(random, conversations),
  )
}

function sketch(random: Random, plan: Plan, young: SeedYoungPerson, adviserId: string): Conversation {
  const answers = young.seenAt !== null
  const count = answers ? Math.max(2, quantile(distributions.messages, young.share ?? random.next())) : 1
  const from = young.createdAt + hour
  const until = answers ? Math.max(young.seenAt!, from + count * minute) : from
  // what waits for an answer is recent: nobody leaves a young person unread since the summer
  const waiting = answers && plan.now - young.seenAt! < 4 * 24 * hour && random.chance(0.3) ? 1 : 0
  return {
    young,
    adviserId,
    count,
    from,
    step: Math.min((until - from) / Math.max(1, count), (plan.now - from) / count),
    // odd numbers are the adviser's, even ones the young person's
    readByYoung: answers ? (waiting || random.chance(0.8) ? count : Math.max(0, count - 1)) : 0,
    readByAdvisers: count - (count % 2 === 0 ? waiting : 0),
  }
}

const sentAt = (c: Conversation, number: number) => toInstant(momentOf(c, number))

/** People write on working days between 9 and 18: the n-th message falls that far into the working hours between the first and the last. */
function momentOf(c: Conversation, number: number) {
  const [first, last] = [toWorked(c.from), toWorked(c.from + c.count * c.step)]
  return fromWorked(first + ((last - first) * (number - 1)) / c.count)
}
const monday = 4 * 24 * hour // the first Monday after the epoch
const worked = 9 * hour
/** Working time since the first Monday: five days of nine hours a week, from 8 to 17 UTC. */
function toWorked(at: number) {
  const days = Math.floor((at - monday) / (24 * hour))
  const [week, weekday] = [Math.floor(days / 7), days % 7]
  const time = Math.min(Math.max(((at - monday) % (24 * hour)) - 8 * hour, 0), worked - 1)
  return weekday > 4 ? (week * 5 + 5) * worked - 1 : (week * 5 + weekday) * worked + time
}
function fromWorked(w: number) {
  const days = Math.floor(w / worked)
  return monday + (Math.floor(days / 5) * 7 + (days % 5)) * 24 * hour + 8 * hour + (w % worked)
}
const byYoung = (number: number) => number % 2 === 0

function toConversation(c: Conversation) {
  let unreadByYoung = 0
  for (let n = c.readByYoung + 1; n <= c.count; n++) if (!byYoung(n)) unreadByYoung++
  let unreadByAdvisers = 0
  for (let n = c.readByAdvisers + 1; n <= c.count; n++) if (byYoung(n)) unreadByAdvisers++
  const delivered = c.young.seenAt === null ? 0 : c.count
  return `${c.young.id}\t${sentAt(c, 1)}\t${c.count}\t${sentAt(c, c.count)}\t${unreadByYoung}\t${unreadByAdvisers}\t${delivered}\t${c.count}\t${c.readByYoung}\t${c.readByAdvisers}\n`
}
function toReceipts(c: Conversation) {
  const young = c.young.seenAt === null ? '' : `${c.young.id}\t${c.young.id}\tt\t${c.count}\t${c.readByYoung}\n`
  return `${young}${c.young.id}\t${c.adviserId}\tf\t${c.count}\t${c.readByAdvisers}\n`
}
function toReceiptLog(c: Conversation) {
  const at = sentAt(c, c.count)
  const row = (isYoung: boolean, kind: string, upTo: number) =>
    upTo > 0 ? `${c.young.id}\t${isYoung ? 't' : 'f'}\t${kind}\t${upTo}\t${isYoung ? c.young.id : c.adviserId}\t${at}\n` : ''
  const young = c.young.seenAt === null ? '' : row(true, 'delivered', c.count) + row(true, 'read', c.readByYoung)
  return young + row(false, 'delivered', c.count) + row(false, 'read', c.readByAdvisers)
}

function* messageLines(random: Random, conversations: Conversation[]) {
  for (const c of conversations) {
    let exchange = random.upTo(dialogues.length)
    for (let n = 1; n <= c.count; n++) {
      const at = momentOf(c, n)
      const young = byYoung(n)
      const text = n === 1 ? welcome : dialogues[exchange]![young ? 1 : 0]
      if (young) exchange = (exchange + 1) % dialogues.length
      yield `${random.uuid(Math.floor(at))}\t${c.young.id}\t${n}\t${young ? c.young.id : c.adviserId}\t${young ? 't' : 'f'}\t${text}\t${toInstant(at)}\n`
    }
  }
}
