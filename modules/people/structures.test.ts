import assert from 'node:assert/strict'
import { teamApi } from '#api/team'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { peopleApi } from './api.ts'

const structure = {
  network: 'mission_locale' as const,
  name: 'Mission locale du Val',
  code: '93001S00',
  departmentCode: '93',
  communeCode: '93048',
  timeZone: 'Europe/Paris',
  address: '3 rue des Lilas',
  phone: '01 48 00 00 00',
  email: null,
}
const nadia = () => ({
  id: ids.uuid(),
  role: 'adviser' as const,
  firstName: 'Nadia',
  lastName: 'Ferry',
  jobTitle: '',
  email: 'Nadia@exemple.fr',
})
const file = (text: string, encoding: BufferEncoding = 'utf8') => ({ file: Buffer.from(text, encoding).toString('base64') })

describe('structures', () => {
  it('are opened, corrected and closed by the administrator', async ({ app, given }) => {
    const as = app.as(await given.official('administrator'))
    const id = ids.uuid()
    const made = await as.call(peopleApi.createStructure, { body: { ...structure, id } })
    assert.partialDeepStrictEqual(made, { status: 200, body: { name: structure.name, phone: '+33148000000', communeName: 'Montreuil' } })
    assert.equal((await as.call(peopleApi.createStructure, { body: { ...structure, id } })).status, 200)
    const twice = await as.call(peopleApi.editStructure, {
      params: { id: (await given.structure()).id },
      body: { ...structure, departmentCode: '9Z' },
    })
    assert.partialDeepStrictEqual(twice, { status: 422, body: { code: 'people.unknown-department' } })
    const list = await as.call(peopleApi.structures, { query: { q: 'du val' } })
    assert.deepEqual(
      list.body.structures.map((s) => s.id),
      [id],
    )
    assert.equal((await as.call(peopleApi.closeStructure, { params: { id } })).status, 200)
    assert.partialDeepStrictEqual(await as.call(peopleApi.closeStructure, { params: { id } }), {
      status: 409,
      body: { code: 'people.structure-closed' },
    })
  })

  it('stay open while somebody works there', async ({ app, given }) => {
    const { structure } = await given.adviser()
    const reply = await app.as(await given.official('administrator')).call(peopleApi.closeStructure, { params: { id: structure.id } })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'people.structure-not-empty', params: { professionals: 1 } } })
  })

  it('refuse an unknown time zone and a code already taken', async ({ app, given }) => {
    const as = app.as(await given.official('administrator'))
    const create = (over: object) => as.call(peopleApi.createStructure, { body: { ...structure, id: ids.uuid(), ...over } })
    assert.partialDeepStrictEqual(await create({ timeZone: 'Europe/Berlin' }), { status: 422, body: { code: 'people.unknown-time-zone' } })
    assert.equal((await create({})).status, 200)
    assert.partialDeepStrictEqual(await create({ name: 'Une autre' }), { status: 409, body: { code: 'people.structure-code-taken' } })
  })
})

describe('professionals', () => {
  it('are added with an invitation by the administrator or by their director', async ({ app, given }) => {
    const director = await given.confirmed(await given.professional({ role: 'director' }))
    const params = { id: director.structure.id }
    const body = nadia()
    const reply = await app.as(director).call(peopleApi.addProfessional, { params, body })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { email: 'nadia@exemple.fr', access: { state: 'invited' } } })
    assert.equal((await app.as(director).call(peopleApi.addProfessional, { params, body })).status, 200)
    const taken = await app.as(director).call(peopleApi.addProfessional, { params, body: nadia() })
    assert.partialDeepStrictEqual(taken, { status: 409, body: { code: 'people.contact-taken' } })
    const elsewhere = await app
      .as(director)
      .call(peopleApi.addProfessional, { params: { id: (await given.structure()).id }, body: nadia() })
    assert.partialDeepStrictEqual(elsewhere, { status: 404, body: { code: 'people.unknown-structure' } })
  })

  it('leave once their portfolio is handed over; their sessions end', async ({ app, given }) => {
    const director = await given.confirmed(await given.professional({ role: 'director' }))
    const adviser = await given.adviser({ structure: director.structure })
    const youngPerson = await given.youngPerson({ adviser })
    const depart = () => app.as(director).call(peopleApi.depart, { params: { id: adviser.id } })
    assert.partialDeepStrictEqual(await depart(), { status: 409, body: { code: 'people.portfolio-not-empty', params: { count: 1 } } })
    const to = await given.adviser({ structure: director.structure })
    const files = { fromAdviserId: null, youngPersonIds: [youngPerson.id], toAdviserId: to.id, backOn: null, reason: '' }
    await app.as(director).call(teamApi.handOver, { body: { id: ids.uuid(), ...files } })
    assert.equal((await depart()).status, 200)
    assert.equal((await app.as(adviser).call(peopleApi.session)).status, 401)
    assert.partialDeepStrictEqual(await depart(), { status: 409, body: { code: 'people.has-left' } })
    assert.partialDeepStrictEqual(await app.as(director).call(peopleApi.depart, { params: { id: director.id } }), {
      status: 403,
      body: { code: 'people.not-oneself' },
    })
  })

  for (const [actor, target, allowed] of [
    ['administrator', 'director', true],
    ['administrator', 'adviser', true],
    ['director', 'adviser', true],
    ['director', 'manager', true],
    ['director', 'paymentsOfficer', true],
    ['director', 'outreachOperator', true],
    ['director', 'partner', true],
    ['director', 'director', false],
  ] as const)
    it(`who are ${target} are ${allowed ? '' : 'not '}governed by ${actor}`, async ({ app, given }) => {
      const structure = await given.structure()
      const who =
        actor === 'administrator' ? await given.official('administrator') : await given.professional({ role: 'director', structure })
      const as = app.as(await given.confirmed(who))
      const params = { id: (await given.professional({ role: target, structure })).id }
      const entry = { firstName: 'Alex', lastName: 'Roux', jobTitle: '', email: 'alex.roux@exemple.fr' }
      const replies = [
        await as.call(peopleApi.editProfessional, { params, body: entry }),
        await as.call(peopleApi.inviteProfessional, { params }),
        await as.call(peopleApi.depart, { params }),
        await as.call(peopleApi.addProfessional, { params: { id: structure.id }, body: { ...nadia(), role: target } }),
      ]
      const refused = { status: 403, code: 'people.directors-by-administrator' }
      assert.deepEqual(
        replies.map(({ status, body }) => ({ status, code: body.code })),
        allowed
          ? [200, 409, 200, 200].map((status) => ({ status, code: status === 409 ? 'people.already-in' : undefined }))
          : replies.map(() => refused),
      )
    })

  it('who are directors do not correct their own account', async ({ app, given }) => {
    const director = await given.professional({ role: 'director' })
    const body = { firstName: 'Alex', lastName: 'Roux', jobTitle: '', email: 'autre@exemple.fr' }
    const reply = await app.as(director).call(peopleApi.editProfessional, { params: { id: director.id }, body })
    assert.partialDeepStrictEqual(reply, { status: 403, body: { code: 'people.directors-by-administrator' } })
  })

  it('are out of reach of another director', async ({ app, given }) => {
    const adviser = await given.adviser()
    const director = await given.professional({ role: 'director' })
    assert.equal((await app.as(director).call(peopleApi.depart, { params: { id: adviser.id } })).status, 404)
    assert.equal((await app.as(director).call(peopleApi.professionals, { params: { id: adviser.structure.id } })).status, 404)
  })

  it.each([
    ['pilot', 'R11', 200],
    ['pilot', null, 422],
    ['pilot', '9Z', 422],
    ['auditor', '93', 422],
    ['administrator', null, 200],
  ] as const)('of the State: %s for %s', async ([role, territory, status], { app, given }) => {
    const { jobTitle, ...who } = nadia()
    const reply = await app
      .as(await given.confirmed(await given.official('administrator')))
      .call(peopleApi.addOfficial, { body: { ...who, jobTitle, role, territory } })
    assert.equal(reply.status, status)
  })
})

describe('importing structures', () => {
  const good =
    'Réseau;Code;Nom;Département;Commune;Fuseau horaire\nMission locale;ML-1;Mission locale de la Côte;93;93048;\nFrance Travail;FT-1;Agence de Saint-Denis;974;;\n'

  it('says what it would do, does it, and does nothing the second time', async ({ app, given }) => {
    const as = app.as(await given.official('administrator'))
    const check = await as.call(peopleApi.checkStructures, { body: file(good) })
    assert.partialDeepStrictEqual(check, { status: 200, body: { rows: 2, created: 2, errors: [], isApplied: false } })
    assert.equal((await as.call(peopleApi.structures, { query: { q: 'ML-1' } })).body.structures.length, 0)
    assert.partialDeepStrictEqual((await as.call(peopleApi.importStructures, { body: file(good) })).body, { created: 2, isApplied: true })
    assert.partialDeepStrictEqual((await as.call(peopleApi.importStructures, { body: file(good) })).body, { created: 0, unchanged: 2 })
    const changed = await as.call(peopleApi.importStructures, { body: file(good.replace('de la Côte', 'du Littoral')) })
    assert.partialDeepStrictEqual(changed.body, { updated: 1, unchanged: 1 })
    const reunion = await as.call(peopleApi.structures, { query: { q: 'FT-1' } })
    assert.equal(reunion.body.structures[0]?.timeZone, 'Indian/Reunion')
  })

  it('reads Latin-1, a byte order mark and commas', async ({ app, given }) => {
    const as = app.as(await given.official('administrator'))
    await as.call(peopleApi.importStructures, {
      body: file('reseau,code,nom,departement\nml,L-1,Mission locale de la Côte,93\n', 'latin1'),
    })
    await as.call(peopleApi.importStructures, { body: file('\uFEFFréseau;code;nom;département\nml;L-2;Mission locale de la Côte;93\n') })
    const list = await as.call(peopleApi.structures, { query: { q: 'de la cote' } })
    assert.deepEqual(list.body.structures.map((s) => [s.code, s.name]).sort(), [
      ['L-1', 'Mission locale de la Côte'],
      ['L-2', 'Mission locale de la Côte'],
    ])
  })

  it('names every fault by line and column, and writes nothing', async ({ app, given }) => {
    const as = app.as(await given.official('administrator'))
    const bad = 'reseau;code;nom;departement;telephone\nml;A;Mission A;93;12\nautre;B;Mission B;93;\nml;A;X;9Z;\n'
    const reply = await as.call(peopleApi.importStructures, { body: file(bad) })
    assert.deepEqual(
      reply.body.errors.map((e) => [e.line, e.column, e.code]),
      [
        [2, 'telephone', 'people.bad-phone'],
        [3, 'reseau', 'people.import-unknown-network'],
        [4, 'code', 'people.import-twice'],
        [4, 'nom', 'people.import-needed'],
        [4, 'departement', 'people.unknown-department'],
      ],
    )
    assert.partialDeepStrictEqual(reply.body, { created: 0, isApplied: false })
    assert.equal((await as.call(peopleApi.structures, { query: { q: 'Mission A' } })).body.structures.length, 0)
  })

  it.each([
    ['people.import-no-column', 'code;nom\n1;2\n'],
    ['people.import-unknown-column', 'reseau;code;nom;departement;couleur\n'],
    ['people.import-too-long', `reseau;code;nom;departement\n${'ml;a;b;93\n'.repeat(5001)}`],
    ['people.import-not-a-table', 'reseau;code;nom;departement\n"ml;a;b'],
  ] as const)('refuses a whole file with %s', async ([code, text], { app, given }) => {
    const reply = await app.as(await given.official('administrator')).call(peopleApi.checkStructures, { body: file(text) })
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code } })
  })
})

describe('importing professionals', () => {
  it('adds and corrects them, and invites the new ones afterwards', async ({ app, given }) => {
    const as = app.as(await given.confirmed(await given.official('administrator')))
    const { id } = await given.structure()
    await given.row(sql`update people.structure set code = 'S-1' where id = ${id} returning id`)
    const text =
      'structure;role;prenom;nom;email;fonction\nS-1;Conseillère;Nadia;Ferry;Nadia@exemple.fr;Conseillère\nS-1;Responsable;Paul;Roy;paul@exemple.fr;\n'
    assert.partialDeepStrictEqual((await as.call(peopleApi.checkProfessionals, { body: file(text) })).body, {
      created: 2,
      isApplied: false,
    })
    assert.partialDeepStrictEqual((await as.call(peopleApi.importProfessionals, { body: file(text) })).body, {
      created: 2,
      isApplied: true,
    })
    assert.partialDeepStrictEqual((await as.call(peopleApi.importProfessionals, { body: file(text) })).body, { created: 0, unchanged: 2 })
    assert.partialDeepStrictEqual((await as.call(peopleApi.importProfessionals, { body: file(text.replace('Ferry', 'Ferri')) })).body, {
      updated: 1,
    })
    const queued = await given.row(sql`select data from jobs.job where name = 'people.send-invitations'`)
    assert.equal((queued.data as { accountIds: string[] }).accountIds.length, 2)
    const list = await as.call(peopleApi.professionals, { params: { id } })
    assert.deepEqual(
      list.body.professionals.map((p) => [p.lastName, p.role]),
      [
        ['Ferri', 'adviser'],
        ['Roy', 'manager'],
      ],
    )
  })

  it('names the faults of each row', async ({ app, given }) => {
    const adviser = await given.adviser()
    const youngPerson = await given.youngPerson({ adviser })
    await given.row(sql`update people.structure set code = 'S-1' where id = ${adviser.structure.id} returning id`)
    const text = `structure;role;prenom;nom;email\nS-9;Conseiller;A;B;a@exemple.fr\nS-1;Chef;A;B;b@exemple.fr\nS-1;Conseiller;;B;c\nS-1;Responsable;A;B;${adviser.id}@exemple.fr\nS-1;Conseiller;A;B;${youngPerson.id}@exemple.fr\n`
    const reply = await app.as(await given.official('administrator')).call(peopleApi.importProfessionals, { body: file(text) })
    assert.deepEqual(
      reply.body.errors.map((e) => [e.line, e.column, e.code]),
      [
        [2, 'structure', 'people.unknown-structure'],
        [3, 'role', 'people.import-unknown-role'],
        [4, 'prenom', 'people.import-needed'],
        [4, 'email', 'people.bad-email'],
        [5, 'role', 'people.import-other-role'],
        [6, 'email', 'people.import-not-a-professional'],
      ],
    )
  })
})

describe('the overview of a territory', () => {
  it('adds up from structures to the nation, and hides small figures of a structure', async ({ app, given }) => {
    const adviser = await given.adviser()
    for (let i = 0; i < 6; i++) await given.youngPerson({ adviser })
    const elsewhere = await given.adviser({ structure: await given.structure({ department: '75' }) })
    await given.youngPerson({ adviser: elsewhere })
    const see = async (territory: string, within?: string) =>
      (await app.as(await given.official('pilot', { territory })).call(peopleApi.overview, { query: within ? { within } : {} })).body
    const department = await see('93')
    assert.partialDeepStrictEqual(department, {
      total: { followed: 6, neverConnected: 6, structures: 1 },
      parts: [{ level: 'structure', followed: 6 }],
    })
    const paris = await see('R11', '75')
    assert.partialDeepStrictEqual(paris, {
      path: [{ code: 'R11' }, { code: '75' }],
      total: { followed: null },
      parts: [{ followed: null }],
    })
    const [region, nation] = [await see('R11'), await see('FR')]
    assert.equal(region.total.followed, 7)
    assert.equal(
      nation.total.followed,
      nation.parts.reduce((n, p) => n + (p.followed ?? 0), 0),
    )
    assert.equal(nation.parts.find((p) => p.code === 'R11')?.followed, 7)
  })

  it('hides a département under five, and what would tell it on any page of the same reader', async ({ app, given }) => {
    for (const [department, size] of [
      ['93', 7],
      ['75', 2],
      ['92', 9],
    ] as const) {
      const adviser = await given.adviser({ structure: await given.structure({ department }) })
      for (let i = 0; i < size; i++) await given.youngPerson({ adviser })
    }
    const pilot = await given.official('pilot', { territory: 'R11' })
    const see = async (within?: string) => (await app.as(pilot).call(peopleApi.overview, { query: within ? { within } : {} })).body
    const region = await see()
    assert.equal(region.total.followed, 18)
    assert.deepEqual(Object.fromEntries(region.parts.map((p) => [p.code, p.followed])), { 75: null, 92: 9, 93: null })
    for (const [code, shown] of [
      ['75', null],
      ['93', null],
      ['92', 9],
    ] as const) {
      const { total, parts } = await see(code)
      assert.deepEqual([total.followed, parts.map((p) => p.followed)], [shown, [shown]], code)
    }
  })

  it('hides a second figure when the total would tell the only small one', async ({ app, given }) => {
    const sizes = [2, 6, 8]
    for (const size of sizes) {
      const adviser = await given.adviser({ structure: await given.structure({ name: `Mission ${size}` }) })
      for (let i = 0; i < size; i++) await given.youngPerson({ adviser })
    }
    const { body } = await app.as(await given.official('pilot', { territory: '93' })).call(peopleApi.overview, { query: {} })
    assert.equal(body.total.followed, 16)
    assert.deepEqual(
      body.parts.map((p) => [p.followed, p.neverConnected, p.activeInSevenDays]),
      [
        [null, null, 0],
        [null, null, 0],
        [8, 8, 0],
      ],
    )
  })

  it('ends where the pilot’s territory ends', async ({ app, given }) => {
    const pilot = await given.official('pilot', { territory: '93' })
    for (const within of ['75', 'R11', 'FR', '9Z']) {
      const reply = await app.as(pilot).call(peopleApi.overview, { query: { within } })
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'people.unknown-territory' } })
    }
  })
})
