import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from './access.ts'
import { rememberSessions } from './session-memory.ts'

const actor: Actor = { id: 'a', role: 'adviser', sessionId: 's', structureId: null, territory: null }
const db = {} as Parameters<ReturnType<typeof rememberSessions>['authenticate']>[0]
const now = '2026-11-23T09:00:00.000Z'

describe('the memory of sessions', () => {
  it('asks once for several requests, and again after the session ended', async () => {
    const asked: string[] = []
    let answer: Actor | undefined = actor
    const sessions = rememberSessions(async (_, token) => {
      asked.push(token)
      return answer
    })
    for (let i = 0; i < 3; i++) assert.equal(await sessions.authenticate(db, 't', now), actor)
    assert.deepEqual(asked, ['t'])
    answer = undefined
    sessions.forget('s')
    assert.equal(await sessions.authenticate(db, 't', now), undefined)
  })

  it('never remembers a stranger', async () => {
    let asked = 0
    const sessions = rememberSessions(async () => {
      asked++
      return undefined
    })
    for (let i = 0; i < 2; i++) assert.equal(await sessions.authenticate(db, 'x', now), undefined)
    assert.equal(asked, 2)
  })
})
