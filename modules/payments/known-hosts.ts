import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether a server's key is one that `known_hosts` (sshd(8)) names for this host and port; hashed names too. */
export function isKnownHost(knownHosts: string, { host, port }: { host: string; port: number }, key: Buffer) {
  const wanted = port === 22 ? [host, `[${host}]:22`] : [`[${host}]:${port}`]
  const rows = knownHosts.split('\n').flatMap((line) => {
    const [first = '', ...rest] = line.trim().split(/\s+/)
    if (!first || first.startsWith('#') || first === '@cert-authority') return []
    const isRevoked = first === '@revoked'
    const [names, , base64] = isRevoked ? rest : [first, ...rest]
    return [{ names: names ?? '', key: Buffer.from(base64 ?? '', 'base64'), isRevoked }]
  })
  const same = rows.filter((row) => row.key.length === key.length && timingSafeEqual(row.key, key))
  if (same.some((row) => row.isRevoked)) return false
  return same.some((row) => wanted.some((name) => isNamed(row.names, name)))
}

function isNamed(names: string, wanted: string) {
  if (!names.startsWith('|1|')) return names.split(',').includes(wanted)
  const [, , salt = '', hash = ''] = names.split('|')
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(wanted).digest('base64') === hash
}
