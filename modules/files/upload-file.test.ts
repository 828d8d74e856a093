import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { clamd, eicar } from '#testing/outside/clamd'
import { s3Server } from '#testing/outside/s3'
import { fileScanned, filesApi, mostBytes } from './api.ts'
import { pdf } from './given.ts'
import { scanFile, scanWaiting } from './scan.ts'
import { sweepFiles } from './sweep.ts'

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(20)])
const query = (youngPerson: YoungPerson, more: object = {}) => ({
  id: ids.uuid(),
  youngPersonId: youngPerson.id,
  purpose: 'file' as const,
  name: 'CV.pdf',
  ...more,
})

describe('handing in a file', () => {
  it('keeps its bytes, says what it is, and tells both', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { status, body } = await app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson, { kind: 'cv' }), body: pdf })

    assert.partialDeepStrictEqual(
      { status, body },
      {
        status: 200,
        body: { name: 'CV.pdf', type: 'application/pdf', bytes: pdf.length, scan: 'not-scanned', kind: 'cv', from: 'file', gone: null },
      },
    )
    assert.equal(body.expiresOn, '2028-11-22')
    assert.deepEqual(await app.published('files.changed'), [{ fileId: body.id, youngPersonId: youngPerson.id }])
    const { bytes, headers } = await contentOf({ app }, youngPerson, body.id)
    assert.ok(bytes.equals(pdf))
    assert.partialDeepStrictEqual(headers, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="CV.pdf"; filename*=UTF-8''CV.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
  })

  it('is done once for an id, whatever the number of tries; another use of the id is refused', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const sent = { query: query(youngPerson), body: pdf }
    const first = await app.as(youngPerson).call(filesApi.upload, sent)
    assert.deepEqual((await app.as(youngPerson).call(filesApi.upload, sent)).body, first.body)
    assert.equal((await app.published('files.changed')).length, 1)
    const refused = { status: 409, body: { code: 'files.id-reused' } }
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(filesApi.upload, { ...sent, body: Buffer.concat([pdf, pdf]) }), refused)
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(filesApi.upload, sent), refused)
    assert.equal((await db.foreign('select from files.content')).rows.length, 1)
  })

  it.each([
    ['photo.jpg', pdf, 422, 'files.lies-about-its-type'],
    ['CV.pdf', png, 422, 'files.lies-about-its-type'],
    ['CV.pdf', Buffer.from('MZ\u0090\u0000 this program cannot be run'), 422, 'files.type-not-taken'],
    ['CV.pdf', Buffer.from('<html><script>alert(1)</script>'), 422, 'files.type-not-taken'],
    ['CV.pdf', pdf.subarray(0, 30), 422, 'files.cut-short'],
    ['CV.pdf', Buffer.concat([pdf, Buffer.alloc(3000)]), 422, 'files.cut-short'],
    ['CV.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n%<!DOCTYPE html><ScRiPt>alert(1)</ScRiPt>\n'), pdf]), 422, 'files.two-faced'],
    ['photo.png', Buffer.concat([png, Buffer.from('<html><body onload=alert(1)>')]), 422, 'files.two-faced'],
    ['CV.pdf', Buffer.alloc(0), 422, 'files.empty'],
    ['CV.pdf', Buffer.alloc(mostBytes + 1), 413, 'request.too-large'],
  ] as const)('refuses %s made of %o', async ([name, body, status, code], { app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson, { name }), body })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
    assert.equal((await db.foreign('select from files.content')).rows.length, 0, 'nothing was stored')
  })

  it('takes ten megabytes to the byte', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const body = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(mostBytes - pdf.length - 9), pdf])
    assert.equal((await app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson), body })).body.bytes, mostBytes)
  })

  it('takes bytes as bytes only', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app
      .as(youngPerson)
      .call(filesApi.upload, { query: query(youngPerson), body: pdf }, { 'content-type': 'multipart/form-data; boundary=x' })
    assert.equal(reply.status, 415)
  })

  it('is refused for somebody one does not follow, and leaves no trace', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    for (const who of [await given.adviser(), await given.curiousColleague(youngPerson), await given.youngPerson()])
      assert.equal((await app.as(who).call(filesApi.upload, { query: query(youngPerson), body: pdf })).status, 404)
    assert.equal((await db.foreign('select from files.content')).rows.length, 0)
  })

  const copies = (n: number, change: { bytes?: number; addedAt?: string } = {}) => sql`
    insert into files.file (id, young_person_id, owner_kind, owner_id, kind, added_by, by_young, name, type, bytes, sha256, content_key, scan, added_at, expires_on)
    select gen_random_uuid(), f.young_person_id, f.owner_kind, f.owner_id, f.kind, f.added_by, f.by_young, f.name, f.type, ${change.bytes ?? 100}, f.sha256,
      f.content_key, f.scan, ${change.addedAt ?? '2026-11-01T09:00:00Z'}, f.expires_on from files.file f, generate_series(1, ${n}::int)`

  it.each([
    ['five hundred files', 499, 100],
    ['two hundred megabytes', 20, mostBytes],
  ] as const)('is refused once the file holds %s, until one is taken away', async ([_, n, bytes], { app, given, db }) => {
    const { youngPerson } = await given.file()
    await db.run(copies(n, { bytes }))
    const send = () => app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson), body: pdf })
    assert.partialDeepStrictEqual(await send(), { status: 413, body: { code: 'files.no-room' } })
    const { items } = (await app.as(youngPerson).call(filesApi.list, { query: { youngPersonId: youngPerson.id } })).body
    await app.as(youngPerson).call(filesApi.remove, { params: { id: items[0]!.id } })
    await app.as(youngPerson).call(filesApi.remove, { params: { id: items[1]!.id } })
    assert.equal((await send()).status, 200)
  })

  it('is refused after fifty in a day, those taken away included, and says when one more may come', async ({ app, given, db }) => {
    const { youngPerson } = await given.file()
    await db.run(copies(49, { addedAt: '2026-11-22T12:00:00Z' }))
    const send = (who: YoungPerson | YoungPerson['adviser']) => app.as(who).call(filesApi.upload, { query: query(youngPerson), body: pdf })
    const reply = await send(youngPerson)
    assert.partialDeepStrictEqual(reply, { status: 429, body: { code: 'files.too-many-today', params: { most: 50, retryAfter: 10_800 } } })
    assert.equal(reply.headers['retry-after'], '10800')
    assert.equal((await send(youngPerson.adviser)).status, 200, 'the adviser has a count of their own')
    app.at('2026-11-23T12:00:01.000Z')
    assert.equal((await send(youngPerson)).status, 200)
  })
})

describe('files in an S3', () => {
  it('go there and come back; taken away, they leave it', async ({ app, given, db, t }) => {
    const s3 = await s3Server(t)
    app.configured({ s3: s3.settings })
    const youngPerson = await given.youngPerson()
    const { body } = await app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson), body: pdf })
    assert.ok((await contentOf({ app }, youngPerson, body.id)).bytes.equals(pdf))
    const { stored_in: storedIn, data } = await given.row(sql`select stored_in, data from files.content`)
    assert.deepEqual({ storedIn, data }, { storedIn: 's3', data: null })

    await app.as(youngPerson).call(filesApi.remove, { params: { id: body.id } })
    await app.work((_, s) => sweepFiles.handle(s, {}))
    assert.equal((await db.foreign('select from files.content')).rows.length, 0)
  })

  it('that is away takes nothing in and says so; the next try succeeds', async ({ app, given, t }) => {
    let away = true
    const s3 = await s3Server(t, { isAway: () => away })
    app.configured({ s3: s3.settings })
    const youngPerson = await given.youngPerson()
    const sent = { query: query(youngPerson), body: pdf }
    const refused = await app.as(youngPerson).call(filesApi.upload, sent)
    assert.partialDeepStrictEqual(refused, { status: 503, body: { code: 'files.storage-away' } })
    assert.equal((await app.as(youngPerson).call(filesApi.list, { query: { youngPersonId: youngPerson.id } })).body.items.length, 0)
    away = false
    assert.equal((await app.as(youngPerson).call(filesApi.upload, sent)).status, 200)
  })
})

describe('the antivirus', () => {
  const uploaded = async (f: Fixtures, bytes: Buffer) => {
    const youngPerson = await f.given.youngPerson()
    const { body } = await f.app.as(youngPerson).call(filesApi.upload, { query: query(youngPerson), body: bytes })
    return { youngPerson, file: body, scanNow: () => f.app.work((_, s) => scanFile.handle(s, { fileId: body.id })) }
  }

  it('holds a file back until it has looked, then lets it go', async (f) => {
    const { url } = await clamd(f.t)
    f.app.configured({ clamavUrl: url })
    const { youngPerson, file, scanNow } = await uploaded(f, pdf)
    assert.equal(file.scan, 'waiting')
    const held = await f.app.as(youngPerson).call(filesApi.content, { params: { id: file.id } })
    assert.partialDeepStrictEqual(held, { status: 409, body: { code: 'files.being-scanned' } })
    await scanNow()
    assert.ok((await contentOf(f, youngPerson, file.id)).bytes.equals(pdf))
    assert.partialDeepStrictEqual(await f.app.published(fileScanned), [{ fileId: file.id, scan: 'clean', ownerKind: 'file' }])
  })

  it('keeps an infected file apart: nobody gets it, both are told, and it goes after thirty days', async (f) => {
    const { url } = await clamd(f.t)
    f.app.configured({ clamavUrl: url })
    const { youngPerson, file, scanNow } = await uploaded(f, Buffer.concat([pdf, eicar, pdf]))
    await scanNow()
    await scanNow()
    for (const who of [youngPerson, youngPerson.adviser]) {
      const refused = await f.app.as(who).call(filesApi.content, { params: { id: file.id } })
      assert.partialDeepStrictEqual(refused, { status: 409, body: { code: 'files.infected' } })
      assert.partialDeepStrictEqual((await f.app.as(who).call(filesApi.get, { params: { id: file.id } })).body, {
        scan: 'infected',
        expiresOn: '2026-12-23',
      })
    }
    const row = await f.given.row(sql`select audience from platform.event where type = 'files.scanned'`)
    assert.deepEqual(new Set(row.audience as string[]), new Set([youngPerson.id, youngPerson.adviser.id]))
  })

  it('that fails or is away leaves the file waiting, and is asked again', async (f) => {
    let broken = true
    const { url } = await clamd(f.t, { mood: () => (broken ? 'error' : 'looks') })
    f.app.configured({ clamavUrl: url })
    const { youngPerson, file, scanNow } = await uploaded(f, pdf)
    await assert.rejects(scanNow(), /memory/)
    assert.equal((await f.app.as(youngPerson).call(filesApi.get, { params: { id: file.id } })).body.scan, 'waiting')
    broken = false
    await scanNow()
    assert.equal((await f.app.as(youngPerson).call(filesApi.get, { params: { id: file.id } })).body.scan, 'clean')
  })

  it('that is taken out of the installation lets what waited go, as not scanned', async (f) => {
    const { url } = await clamd(f.t)
    f.app.configured({ clamavUrl: url })
    const { youngPerson, file } = await uploaded(f, pdf)
    f.app.configured({})
    await f.app.work((_, s) => scanWaiting.handle(s, {}))
    assert.equal((await f.app.as(youngPerson).call(filesApi.get, { params: { id: file.id } })).body.scan, 'not-scanned')
  })
})

async function contentOf({ app }: Pick<Fixtures, 'app'>, who: YoungPerson, id: string) {
  const { status, body, headers } = await app.as(who).call(filesApi.content, { params: { id } })
  assert.equal(status, 200)
  return { bytes: Buffer.from(body.bytes), headers }
}
