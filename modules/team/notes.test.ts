import assert from 'node:assert/strict'
import { notificationsApi } from '#api/notifications'
import { ids } from '#platform/ids'
import { describe, it, type Professional, type YoungPerson } from '#testing'
import { type NewNote, teamApi } from './api.ts'
import { personalData } from './personal-data.ts'

const noteOf = (youngPerson: YoungPerson, more: Partial<NewNote> = {}): NewNote => ({
  id: ids.uuid(),
  youngPersonId: youngPerson.id,
  text: 'Appeler le CFA avant vendredi',
  mentionIds: [],
  assigneeId: null,
  dueOn: null,
  ...more,
})

describe('a note between colleagues', () => {
  it('is read by who follows the file, in the order of what is to do, and never by the young person', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    await app.as(adviser).call(teamApi.addNote, { body: noteOf(youngPerson, { assigneeId: adviser.id }) })
    app.at('2026-11-23T10:00:00.000Z')
    await app.as(adviser).call(teamApi.addNote, { body: noteOf(youngPerson, { text: 'Vu à l’accueil' }) })
    const read = async (who: Parameters<typeof app.as>[0]) => {
      const { status, body } = await app.as(who).call(teamApi.notes, { query: { youngPersonId: youngPerson.id } })
      return status === 200 ? body.items.map((n) => n.text) : status
    }
    const both = ['Appeler le CFA avant vendredi', 'Vu à l’accueil']
    assert.deepEqual(await read(adviser), both)
    assert.deepEqual(await read(await given.substitute(adviser)), both)
    assert.deepEqual(await read(await given.curiousColleague(youngPerson)), both)
    assert.equal(await read(await given.adviser({ structure: adviser.structure })), 404)
    assert.equal(await read(await given.professional({ role: 'manager', structure: adviser.structure })), 404)
    assert.equal(await read(youngPerson), 403)
  })

  it('is read, alone, by the colleagues it names; they are told without a name', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const colleague = await given.adviser({ structure: adviser.structure })
    const other = await given.adviser({ structure: adviser.structure })
    const body = noteOf(youngPerson, { mentionIds: [colleague.id], assigneeId: other.id, dueOn: '2026-11-27' })
    assert.equal((await app.as(adviser).call(teamApi.addNote, { body })).status, 200)
    assert.equal((await app.as(adviser).call(teamApi.addNote, { body })).status, 200)
    const toDo = async (who: Professional) => (await app.as(who).call(teamApi.toDo)).body
    assert.partialDeepStrictEqual(await toDo(colleague), { tasks: [], mentions: [{ id: body.id, canOpen: false, canFinish: false }] })
    assert.partialDeepStrictEqual(await toDo(other), { tasks: [{ id: body.id, canOpen: false, canFinish: true }], mentions: [] })
    assert.partialDeepStrictEqual(await toDo(adviser), { tasks: [], asked: [{ id: body.id }] })
    const notices = (await app.as(other).call(notificationsApi.notices, { query: {} })).body.items
    assert.deepEqual(
      notices.map((n) => [n.kind, n.url]),
      [['task-given', '/bureau/taches']],
    )
    assert.equal(JSON.stringify(notices).includes('Léo'), false)
    assert.equal((await app.as(colleague).call(notificationsApi.notices, { query: {} })).body.items[0]?.kind, 'note-mention')
  })

  it('is finished by who has to do it, who asked, or who follows; taken back by who wrote it', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const [assignee, stranger] = [
      await given.adviser({ structure: adviser.structure }),
      await given.adviser({ structure: adviser.structure }),
    ]
    const { id } = await given.note({ youngPerson, assignee })
    const finish = async (who: Professional, isDone: boolean) => {
      const { status, body } = await app.as(who).call(teamApi.finishTask, { params: { id }, body: { isDone } })
      return status === 200 ? body.doneAt : [status, body.code]
    }
    assert.deepEqual(await finish(stranger, true), [404, 'team.unknown-note'])
    assert.equal(await finish(assignee, true), '2026-11-23T09:00:00.000Z')
    assert.equal(await finish(adviser, false), null)
    const remove = async (who: Professional) => (await app.as(who).call(teamApi.removeNote, { params: { id } })).status
    assert.deepEqual([await remove(stranger), await remove(assignee), await remove(adviser), await remove(adviser)], [404, 404, 200, 404])
    assert.equal((await app.as(assignee).call(teamApi.toDo)).body.tasks.length, 0)
    const plain = await given.note({ youngPerson })
    assert.equal((await app.as(adviser).call(teamApi.finishTask, { params: { id: plain.id }, body: { isDone: true } })).status, 404)
  })

  it('refuses what makes no sense', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const attempt = async (more: Partial<NewNote>, who: Professional = youngPerson.adviser) => {
      const { status, body } = await app.as(who).call(teamApi.addNote, { body: noteOf(youngPerson, more) })
      return [status, body.code]
    }
    assert.deepEqual(await attempt({ text: '   ' }), [422, 'team.empty-note'])
    assert.deepEqual(await attempt({ dueOn: '2026-12-01' }), [422, 'team.day-without-task'])
    assert.deepEqual(await attempt({ dueOn: '2026-11-22', assigneeId: youngPerson.adviser.id }), [422, 'team.day-is-past'])
    assert.deepEqual(await attempt({ assigneeId: (await given.adviser()).id }), [422, 'people.not-a-colleague'])
    assert.deepEqual(await attempt({ mentionIds: [youngPerson.id] }), [422, 'people.not-a-colleague'])
    assert.deepEqual(await attempt({}, await given.curiousColleague(youngPerson)), [404, 'people.unknown'])
    const id = ids.uuid()
    await attempt({ id })
    assert.deepEqual(await attempt({ id, text: 'Autre' }), [409, 'team.id-taken'])
  })

  it('is in the copy of their data that a young person asks for, and is erased with them', async ({ db, given }) => {
    const { youngPerson } = await given.note({ text: 'Très motivée' })
    assert.match(JSON.stringify(await personalData.export(db, youngPerson.id)), /Très motivée/)
    await personalData.erase(db, youngPerson.id)
    assert.doesNotMatch(JSON.stringify(await personalData.export(db, youngPerson.id)), /motivée/)
  })
})
