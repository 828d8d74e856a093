// Fails when package-lock.json misses an optional package, or names a registry: npm ci would refuse it elsewhere.
import fs from 'node:fs'

const packages = JSON.parse(fs.readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')).packages
const faults = []
for (const [at, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {}))
    if (!isInstalledFor(at, name)) faults.push(`${at || 'package.json'} → ${name}`)
  if (entry.resolved) faults.push(`${at} names a download address`)
}

/** Walks up the folders, as Node does. */
function isInstalledFor(at, name) {
  for (let base = at; ; ) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true
    if (!base) return false
    const up = base.lastIndexOf('node_modules/')
    base = up <= 0 ? '' : base.slice(0, up - 1)
  }
}

for (const fault of faults) console.error('lock:', fault)
process.exit(faults.length ? 1 : 0)
