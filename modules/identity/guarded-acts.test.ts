import assert from 'node:assert/strict'
import { hoursApi } from '#api/hours'
import { peopleApi } from '#api/people'
import { teamApi } from '#api/team'
import { ids } from '#platform/ids'
import { describe, type Fixtures, it, type Person } from '#testing'

const nobody = { firstName: 'Nadia', lastName: 'Ferry', jobTitle: '', email: 'nadia.ferry@exemple.fr' }
const csv = (text: string) => ({ file: Buffer.from(text).toString('base64') })
type Reply = Promise<{ status: number; body: { code?: string } }>

/** What a session left open must not be able to do: who does it, and how. */
const acts: Record<string, (f: Fixtures) => Promise<{ who: Person; act: () => Reply }>> = {
  'making an administrator': async ({ app, given }) => {
    const who = await given.official('administrator')
    const body = { ...nobody, id: ids.uuid(), role: 'administrator' as const, territory: null }
    return { who, act: () => app.as(who).call(peopleApi.addOfficial, { body }) }
  },
  'giving an account and a role in a structure': async ({ app, given }) => {
    const who = await given.professional({ role: 'director' })
    const body = { ...nobody, id: ids.uuid(), role: 'manager' as const }
    return { who, act: () => app.as(who).call(peopleApi.addProfessional, { params: { id: who.structure.id }, body }) }
  },
  'giving accounts by a file': async ({ app, given, db }) => {
    const who = await given.official('administrator')
    const { id } = await given.structure()
    await db.foreign(`update people.structure set code = 'S-1' where id = '${id}'`)
    const body = csv('structure;role;prenom;nom;email\nS-1;Directrice;Nadia;Ferry;nadia@exemple.fr\n')
    return { who, act: () => app.as(who).call(peopleApi.importProfessionals, { body }) }
  },
  'closing the account of a colleague': async ({ app, given }) => {
    const who = await given.professional({ role: 'director' })
    const { id } = await given.adviser({ structure: who.structure })
    return { who, act: () => app.as(who).call(peopleApi.depart, { params: { id } }) }
  },
  'changing the sign-in address of a colleague': async ({ app, given }) => {
    const who = await given.professional({ role: 'director' })
    const { id } = await given.adviser({ structure: who.structure })
    return { who, act: () => app.as(who).call(peopleApi.editProfessional, { params: { id }, body: nobody }) }
  },
  'changing the sign-in address of a young person': async ({ app, given }) => {
    const { id, adviser: who } = await given.youngPerson()
    return { who, act: () => app.as(who).call(peopleApi.changeContact, { params: { id }, body: { email: nobody.email, phone: null } }) }
  },
  'handing files over': async ({ app, given }) => {
    const { id, adviser, structure } = await given.youngPerson()
    const who = await given.professional({ role: 'manager', structure })
    const toAdviserId = (await given.adviser({ structure })).id
    const body = { id: ids.uuid(), toAdviserId, fromAdviserId: adviser.id, youngPersonIds: [id], backOn: null, reason: '' }
    return { who, act: () => app.as(who).call(teamApi.handOver, { body }) }
  },
  'taking the hours of somebody out': async ({ app, given }) => {
    const { id, adviser: who } = await given.youngPerson()
    const query = { youngPersonId: id, from: '2026-11-01', until: '2026-11-30' }
    return { who, act: () => app.as(who).call(hoursApi.export, { query }) }
  },
}

describe('a fresh proof of who one is', () => {
  for (const [name, prepare] of Object.entries(acts))
    it(`is asked for ${name}, and the act then goes on`, async (f) => {
      const { who, act } = await prepare(f)
      assert.partialDeepStrictEqual(await act(), { status: 403, body: { code: 'identity.confirm-again' } })
      await f.given.confirmed(who)
      assert.equal((await act()).status, 200)
    })

  it('is not asked for a name, an unchanged address, nor one’s own hours', async ({ app, given }) => {
    const director = await given.professional({ role: 'director' })
    const { id } = await given.adviser({ structure: director.structure })
    const edited = await app
      .as(director)
      .call(peopleApi.editProfessional, { params: { id }, body: { ...nobody, email: `${id}@exemple.fr` } })
    assert.partialDeepStrictEqual(edited, { status: 200, body: { lastName: 'Ferry' } })
    const young = await given.youngPerson()
    const query = { youngPersonId: young.id, from: '2026-11-01', until: '2026-11-30' }
    assert.equal((await app.as(young).call(hoursApi.export, { query })).status, 200)
  })
})
