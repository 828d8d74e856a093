import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the mail server answers to a recipient: taken, later (451), never (550), or nothing at all. */
type Answer = 'ok' | 451 | 550 | 'silence'

/** A real SMTP server on this machine that keeps what it is sent. `answer` decides about each try, counted from 1. */
export async function smtpServer(t: TestContext, { answer = () => 'ok' }: { answer?: (to: string, tries: number) => Answer } = {}) {
  const mails: ParsedMail[] = []
  const tries = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const count = (tries.get(address) ?? 0) + 1
      tries.set(address, count)
      const said = answer(address, count)
      if (said === 'silence') return
      if (said === 'ok') done()
      else done(Object.assign(new Error(said === 451 ? 'Greylisted, try later' : 'No such user'), { responseCode: said }))
    },
    onData(stream, _, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  server.on('error', () => undefined) // a client that is killed resets its connection
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => new Promise<void>((closed) => server.close(closed)))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, triesOf: (address: string) => tries.get(address) ?? 0 }
}
