import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type AspSettings, oursAmong, partOf, sidecarOf, type Transport, TransportFault } from './transport.ts'
import { sha256 } from './wire/canonical.ts'

/** A folder of this machine with `depot` and `retrait` in it: something else carries the files. */
export async function openFolder(root: string, can: AspSettings['can']): Promise<Transport> {
  const [out, back] = [path.join(root, 'depot'), path.join(root, 'retrait')]
  const sizeOf = async (name: string) => (can.stat ? (await stat(path.join(out, name)).catch(() => undefined))?.size : undefined)
  if (!(await isFolder(root))) throw new TransportFault('unreachable', 'the folder is not there')
  await told('refused', () => Promise.all([mkdir(out, { recursive: true }), mkdir(back, { recursive: true })]))
  return {
    async put(name, bytes) {
      return told('refused', async () => {
        const size = await sizeOf(name)
        if (size === bytes.length) return 'was-there'
        await writeFile(path.join(out, can.rename ? partOf(name) : name), bytes, { flush: true })
        if (can.rename) await rename(path.join(out, partOf(name)), path.join(out, name))
        if (can.sidecar) await writeFile(path.join(out, sidecarOf(name)), `${sha256(bytes)}  ${name}\n`)
        return 'put'
      })
    },
    sizeOfPut: sizeOf,
    listPut: (emitter) => told('refused', async () => (can.stat ? oursAmong(await readdir(out), emitter) : [])),
    list: () =>
      told('refused', async () => {
        const entries = (await readdir(back, { withFileTypes: true })).filter((e) => e.isFile())
        return Promise.all(entries.map(async ({ name }) => ({ name, size: (await stat(path.join(back, name))).size })))
      }),
    get: (name, limit) => told('refused', () => readAtMost(path.join(back, name), limit + 1)),
    archive: (name) =>
      told('refused', async () => {
        await mkdir(path.join(back, 'archive'), { recursive: true })
        await rename(path.join(back, name), path.join(back, 'archive', name))
        await rm(path.join(back, sidecarOf(name)), { force: true })
      }),
    close: async () => undefined,
  }
}

const isFolder = async (at: string) => (await stat(at).catch(() => undefined))?.isDirectory() ?? false

async function readAtMost(file: string, most: number) {
  const handle = await open(file)
  try {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of handle.createReadStream({ end: most - 1, autoClose: false })) {
      parts.push(part as Buffer)
      size += (part as Buffer).length
    }
    return Buffer.concat(parts, size)
  } finally {
    await handle.close()
  }
}

async function told<T>(problem: 'refused', act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw new TransportFault(problem, (error as NodeJS.ErrnoException).code ?? String(error))
  }
}
