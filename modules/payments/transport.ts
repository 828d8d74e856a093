import { fileURLToPath } from 'node:url'
import type { Config } from '#platform/config'
import { openFolder } from './folder-transport.ts'
import { openSftp } from './sftp-transport.ts'
import { parseFileName } from './wire/file-name.ts'

/** Where files are put for the ASP and where its own are fetched: SFTP, or a folder with the same two folders in it. */
export type Transport = {
  /** Puts a file whole under its name; `was-there`: the name is taken, by the same file as far as can be seen. */
  put(name: string, bytes: Buffer): Promise<'put' | 'was-there'>
  /** The size of a file we put; undefined when it is not there, or when nothing may be looked at. */
  sizeOfPut(name: string): Promise<number | undefined>
  /** The numbers of our own files that still lie there; none when nothing may be looked at. */
  listPut(emitter: string): Promise<{ flow: string; sequence: number }[]>
  /** What the ASP put, whatever it is. */
  list(): Promise<{ name: string; size: number }[]>
  /** The bytes of one, at most `limit` and one more. */
  get(name: string, limit: number): Promise<Buffer>
  /** Takes one away once it is kept here: into `archive`, else for good. */
  archive(name: string): Promise<void>
  close(): Promise<void>
}

/** What became of an exchange with the server: nothing left; it is not who it should be; it says no; nobody knows. */
export type TransportProblem = 'unreachable' | 'untrusted' | 'refused' | 'uncertain'

/** The only error a transport throws. */
export class TransportFault extends Error {
  readonly problem: TransportProblem
  constructor(problem: TransportProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

export type AspSettings = NonNullable<Config['asp']>

/** Opens the way to the ASP. */
export const openTransport = (settings: AspSettings): Promise<Transport> =>
  settings.url.startsWith('file:') ? openFolder(fileURLToPath(settings.url), settings.can) : openSftp(settings)

/** Which of these names are files of an emitter. */
export const oursAmong = (names: readonly string[], emitter: string) =>
  names.flatMap((name) => {
    const parsed = parseFileName(name)
    return parsed?.emitter === emitter && !parsed.answer ? [{ flow: parsed.flow, sequence: parsed.sequence }] : []
  })

/** The name a file has while it is being written. */
export const partOf = (name: string) => `.${name}.part`

/** The small file that says the hash of another. */
export const sidecarOf = (name: string) => `${name}.sha256`
