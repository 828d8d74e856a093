import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { after } from 'node:test'
import { type Endpoint, type MandateScope, mandateScopes, type Role, roles } from '#platform/api'
import { describe, type Fixtures, type Given, it, type Person, type YoungPerson } from '#testing'
import { modules } from '../apps/server/modules.ts'
import type { Example } from './examples.ts'

/** Every endpoint × who calls it. Each module's `examples.ts` says how to call it well; what must come of it follows from `access` and `relation`. */
const examples = new Map<string, Record<string, Example>>()
for (const file of globSync('modules/*/examples.ts')) {
  const [own] = Object.values((await import(`../${file}`)) as Record<string, Record<string, Example>>)
  examples.set(file.split('/')[1]!, own!)
}

/** Who stands where to the owner of a file. */
async function castOf(given: Given) {
  const owner = await given.youngPerson({ firstName: 'Zéphyrine', lastName: 'Quintrec' })
  const { adviser, structure } = owner
  const at = (role: Role) => given.professional({ role, structure })
  const actors: Record<string, Person> = {
    'the young person': owner,
    'another young person of the same adviser': await given.youngPerson({ adviser }),
    'the lead adviser': adviser,
    'the substitute': await given.substitute(adviser),
    'a colleague who said why': await given.curiousColleague(owner),
    'a colleague who did not': await given.adviser({ structure }),
    'an adviser of another structure': await given.adviser(),
    'the manager': await at('manager'),
    'the director': await at('director'),
    'a payments officer': await at('paymentsOfficer'),
    'an outreach operator': await at('outreachOperator'),
    'a partner': await at('partner'),
    'a pilot': await given.official('pilot'),
    'an auditor': await given.official('auditor'),
    'an administrator': await given.official('administrator'),
  }
  const helpers: Person[] = []
  for (const scope of mandateScopes) helpers.push(await given.mandate(owner, { scopes: [scope] }))
  return { owner, actors, helpers }
}
const mayAct = ['the young person', 'the lead adviser', 'the substitute']
const mayRead = [...mayAct, 'a colleague who said why']

/** Whether the answer is what the relation asks for; says what is wrong, in words. */
function faultOf({ relation }: Example, who: string, owner: YoungPerson, { status, body }: { status: number; body: { code?: string } }) {
  const seen = `answers ${status} ${body.code ?? ''}`
  if (status >= 500) return seen
  if (relation === 'anyone') return (status === 403 && body.code === 'access.role') || body.code === 'session.none' ? seen : undefined
  if (relation === 'filtered') {
    if (status >= 300) return seen
    const said = JSON.stringify(body)
    const tells = [owner.id, 'Zéphyrine', 'Quintrec'].some((mark) => said.includes(mark))
    return tells && !mayRead.includes(who) ? `${seen} and tells of the owner` : undefined
  }
  const entitled = { owner: ['the young person'], acts: mayAct, reads: mayRead }[relation].includes(who)
  return entitled ? (status < 300 ? undefined : seen) : status === 404 ? undefined : `${seen}, not 404`
}

let combinations = 0
after(() => console.log(`access matrix: ${combinations} combinations of endpoint and caller`))

async function faultsOf(f: Fixtures, cast: Awaited<ReturnType<typeof castOf>>, e: Endpoint, example: Example) {
  const faults: string[] = []
  const attempt = async (who: string, act: () => Promise<string | undefined>) => {
    combinations++
    await f.db.foreign('savepoint combination')
    const fault = await act()
    await f.db.foreign('rollback to savepoint combination')
    if (fault) faults.push(`${e.method} ${e.path}, ${who}: ${fault}`)
  }
  const anywhere = anywhereOf(e, cast.owner)
  await attempt('nobody', async () => {
    const { status, body } = await f.app.call(e, anywhere as never)
    return (e.access === 'public') === (body.code === 'session.none') ? `answers ${status} ${body.code}` : undefined
  })
  for (const [who, actor] of Object.entries(cast.actors)) {
    const allowed = e.access === 'public' || e.access === 'signed-in' || e.access.includes(actor.role)
    await attempt(who, async () => {
      if (allowed) {
        const reply = await f.app.as(actor).call(e, (await example.make(f.given, cast.owner, actor)) as never)
        return faultOf(example, who, cast.owner, reply)
      }
      const { status, body } = await f.app.as(actor).call(e, anywhere as never)
      return status === 403 && body.code === 'access.role' ? undefined : `answers ${status} ${body.code}, not 403`
    })
  }
  for (const [index, scope] of mandateScopes.entries()) {
    const helper = cast.helpers[index]!
    await attempt(`who helps with ${scope}`, () => faultOfHelp(f, { ...cast, helper, scope }, e, example))
  }
  return faults
}

type Helped = { owner: YoungPerson; helper: Person; scope: MandateScope }

/** Closed unless the endpoint names the scope of the mandate; open, it answers as it does to the young person. */
async function faultOfHelp(f: Fixtures, { owner, helper, scope }: Helped, e: Endpoint, example: Example) {
  if (e.access === 'public') return undefined
  const mayBe = e.access === 'signed-in' || e.access.includes('youngPerson')
  const isOpen = mayBe && (e.mandate === 'any' || e.mandate === scope)
  const reply = await f.app.as(helper).call(e, (isOpen ? await example.make(f.given, owner, owner) : anywhereOf(e, owner)) as never)
  if (isOpen) return faultOf(example, 'the young person', owner, reply)
  const expected = mayBe ? 'access.mandate' : 'access.role'
  return reply.status === 403 && reply.body.code === expected ? undefined : `answers ${reply.status} ${reply.body.code}, not ${expected}`
}

const anywhereOf = (e: Endpoint, owner: YoungPerson) => ({
  params: Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, owner.id])),
})

describe('who may call what', () => {
  for (const { name, routes } of modules)
    it(`is as the endpoints of ${name} say`, async (f) => {
      const cast = await castOf(f.given)
      const faults: string[] = []
      for (const [key, e] of Object.entries(routes.api)) {
        const example = examples.get(name)?.[key]
        if (example) faults.push(...(await faultsOf(f, cast, e, example)))
        else faults.push(`${name}.${key}: no example in modules/${name}/examples.ts`)
      }
      assert.deepEqual(faults, [])
    })

  it('is tried by each of the ten roles', async ({ given }) => {
    const { actors } = await castOf(given)
    assert.deepEqual(new Set(Object.values(actors).map((a) => a.role)), new Set(roles))
  })
})
