import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLiveStream, type Hint, hints } from './live-stream.ts'

const collect = async (chunks: string[]) => {
  const all: Hint[] = []
  for await (const hint of hints(
    (async function* () {
      yield* chunks
    })(),
  ))
    all.push(hint)
  return all
}
const frame = (id: number) => `id: ${id}\nevent: it.happened\ndata: {"n":${id}}\n\n`

describe('the stream of hints', () => {
  it('reads frames however they are cut, and skips heartbeats', async () => {
    const text = `retry: 2000\n\n:\n\nevent: hello\ndata: {}\n\n${frame(7)}event: typing\r\ndata: {"by":"x"}\r\n\r\n`
    const whole = await collect([text])
    assert.deepEqual(whole, [
      { type: 'hello', data: {} },
      { id: '7', type: 'it.happened', data: { n: 7 } },
      { type: 'typing', data: { by: 'x' } },
    ])
    for (let size = 1; size < 12; size++)
      assert.deepEqual(await collect(text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g'))!), whole, `by ${size}`)
  })

  it('goes on from the last id when the line breaks, and lets each hint through once', async () => {
    const asked: (string | undefined)[] = []
    const lines = [[frame(9), frame(10)], [frame(10), frame(11)], [frame(12)]]
    const heard: unknown[] = []
    await new Promise<void>((end) => {
      const stream = createLiveStream({
        open: async (after) => {
          asked.push(after)
          const now = lines.shift()
          if (!now) throw new Error('down')
          return (async function* () {
            yield* now
          })()
        },
        lead: (work) => work(),
        pause: async () => {
          if (lines.length > 0) return
          stream.stop()
          end()
        },
        opened: () => {},
        lost: () => {},
      })
      stream.listen((hint) => heard.push(hint.id))
      stream.start()
    })
    assert.deepEqual(
      [asked, heard],
      [
        [undefined, '10', '11'],
        ['9', '10', '11', '12'],
      ],
    )
  })

  it('says hello only where nothing before is known, so that only then everything is read again', async () => {
    const hello = 'event: hello\ndata: {}\n\n'
    const lines = [[hello], [hello, frame(3)], [hello, frame(4)]]
    const heard: string[] = []
    await new Promise<void>((end) => {
      const stream = createLiveStream({
        open: async () => {
          const now = lines.shift() ?? []
          return (async function* () {
            yield* now
          })()
        },
        lead: (work) => work(),
        pause: async () => {
          if (lines.length > 0) return
          stream.stop()
          end()
        },
        opened: () => {},
        lost: () => {},
      })
      stream.listen((hint) => heard.push(hint.id ?? hint.type))
      stream.start()
    })
    assert.deepEqual(heard, ['hello', 'hello', '3', '4'])
  })
})
