import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; data: Buffer; isStored?: boolean }

/** A ZIP archive (PKWARE APPNOTE 6.3): what an OpenDocument file is made of. Names in ASCII, under 4 GB, no dates: the same content gives the same bytes. */
export function zip(entries: readonly Entry[]) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, isStored } of entries) {
    const body = isStored ? data : deflateRawSync(data)
    const about = header(name, { method: isStored ? 0 : 8, crc: crc32(data), packed: body.length, size: data.length })
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name)])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, Buffer.alloc(10), uint32(offset), Buffer.from(name)]))
    parts.push(local, body)
    offset += local.length + body.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...parts, central, end(entries.length, central.length, offset)])
}

/** The 26 bytes that a local header and the directory share: version needed 2.0, no flags, 1 January 1980. */
function header(name: string, { method, crc, packed, size }: { method: number; crc: number; packed: number; size: number }) {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(method, 4)
  bytes.writeUInt16LE(0x21, 8)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(packed, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(name.length, 22)
  return bytes
}

function uint32(n: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}

function end(entries: number, size: number, offset: number) {
  const bytes = Buffer.alloc(22)
  bytes.write('PK\x05\x06', 0, 'latin1')
  bytes.writeUInt16LE(entries, 8)
  bytes.writeUInt16LE(entries, 10)
  bytes.writeUInt32LE(size, 12)
  bytes.writeUInt32LE(offset, 16)
  return bytes
}
