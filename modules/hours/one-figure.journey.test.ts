import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { closeBrowser, type Device, ownBrowser, type Page } from '#testing/browser'
import { chance, runs, seed } from '#testing/deep'
import { given as makeGiven, type Person } from '#testing/given'
import { ownProduct } from '#testing/product'
import { entryStates, evidences } from './api.ts'
import { recount } from './recount.ts'
import { addDays, weekName } from './rules.ts'

after(closeBrowser)
const now = '2026-11-23T09:00:00.000Z'
const firstMonday = '2025-11-17'
/** Random weeks looked at on each screen. */
const weeks = runs(3, 50)

describe('a week on real screens', () => {
  it('shows the young person and the adviser the figures of the ledger', { timeout: 600_000 }, async (t) => {
    t.diagnostic(`seed ${seed}`)
    const product = await ownProduct(t, now, { DEMO: '0', RATE_LIMIT: '0' })
    const given = makeGiven(product.db)
    const young = await given.youngPerson({ firstName: 'Inès' })
    const mondays = Array.from({ length: weeks }, (_, n) => addDays(firstMonday, 7 * n))
    const rows = draw(mondays)
    await product.db.run(sql`insert into hours.entry (id, young_person_id, source_kind, source_id, on_day, starts_at, ends_at, minutes, declared_minutes, title,
        evidence, declared_at, state)
      select id, ${young.id}, 'declared', id, "onDay", "startsAt", "endsAt", minutes, minutes, 'x', evidence, '2026-11-01T08:00:00Z', state
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "onDay" date, "startsAt" timestamptz, "endsAt" timestamptz, minutes int,
        evidence text, state text)`)
    const clock = { now: () => now, today: () => now.slice(0, 10) }
    await recount(
      { db: product.db, clock },
      mondays.map((monday) => ({ youngPersonId: young.id, monday })),
      null,
    )

    const open = async (who: Person, device: Device) => {
      const { context, page } = await ownBrowser(t, device, { baseURL: product.url, clockShift: product.clockShift })
      await context.addCookies([{ name: 'elan_session', value: who.token, url: product.url }])
      return page
    }
    const [phone, desk] = [await open(young, 'phone'), await open(young.adviser, 'computer')]
    for (const monday of mondays) {
      const week = weekName(monday)
      const kept = await product.db.maybe(
        Kept,
        sql`select declared_minutes as declared, validated_minutes as validated, contested_minutes as contested
        from hours.week where young_person_id = ${young.id} and monday = ${monday}`,
      )
      const { declared, validated, contested } = kept ?? { declared: 0, validated: 0, contested: 0 }
      assert.deepEqual(await readPhone(phone, week), { declared, validated, contested }, `the phone, ${week}`)
      assert.deepEqual(await readDesk(desk, week), { declared, validated }, `the desk, ${week}`)
    }
  })
})

const Kept = z.object({ declared: z.int(), validated: z.int(), contested: z.int() })

/** A few lines a week, crowded into few hours so that they overlap. */
function draw(mondays: readonly string[]) {
  const random = chance()
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!
  const upTo = (n: number) => Math.floor(random() * n)
  return mondays.flatMap((monday) =>
    Array.from({ length: upTo(8) }, () => {
      const onDay = addDays(monday, upTo(7))
      const from = Date.parse(`${onDay}T08:00:00Z`) + upTo(32) * 900_000
      const isTimed = random() < 0.7
      const [startsAt, endsAt] = [from, from + (15 + upTo(180)) * 60_000].map((at) => (isTimed ? new Date(at).toISOString() : null))
      return { id: ids.uuid(), onDay, startsAt, endsAt, minutes: upTo(300), evidence: one(evidences), state: one(entryStates) }
    }),
  )
}

async function readPhone(page: Page, week: string) {
  await page.goto(`/jeune/heures?semaine=${week}`)
  const said = (await page.getByRole('img', { name: /validées/ }).getAttribute('aria-label'))!.split(',')
  const contested = page.getByRole('listitem').filter({ hasText: /^Contestées/ })
  return {
    validated: toMinutes(said[0]!),
    declared: toMinutes(said[1]!),
    contested: (await contested.count()) ? toMinutes(await contested.innerText()) : 0,
  }
}

async function readDesk(page: Page, week: string) {
  await page.goto(`/bureau/heures?semaine=${week}`)
  const row = page.getByRole('row').filter({ hasText: 'Inès Moreau' })
  const [validated, declared] = [await row.locator('td, th').nth(2).innerText(), await row.locator('td, th').nth(3).innerText()]
  return { validated: toMinutes(validated), declared: toMinutes(declared) }
}

/** "12 h 30", "45 min", "0 h" as minutes, whatever is said around. */
function toMinutes(words: string) {
  const hours = /(\d+)\sh(?:\s(\d+))?/.exec(words)
  const minutes = hours?.[2] ?? /(\d+)\smin/.exec(words)?.[1]
  assert.ok(hours || minutes, `no duration in "${words}"`)
  return Number(hours?.[1] ?? 0) * 60 + Number(minutes ?? 0)
}
