import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'node:test'

/** Each module may call the ones listed after it. Anything else goes through events. */
const mayCall: Record<string, readonly string[]> = {
  territories: [],
  identity: [],
  people: ['territories', 'identity'],
  files: ['people'],
  contracts: ['identity', 'people', 'files'],
  plans: ['people', 'contracts'],
  actions: ['people', 'contracts', 'plans'],
  appointments: ['people', 'contracts'],
  workshops: ['people', 'contracts', 'appointments'],
  hours: ['identity', 'people', 'files', 'contracts', 'plans', 'actions', 'appointments', 'workshops'],
  messaging: ['people', 'files'],
  offers: ['territories', 'people'],
  toolbox: ['people'],
  employers: ['territories', 'people', 'offers'],
  immersions: ['people', 'contracts', 'offers', 'employers'],
  allowance: ['people', 'files', 'contracts', 'plans'],
  payments: ['people', 'contracts', 'allowance'],
  outreach: ['territories', 'people'],
  notifications: [
    'identity',
    'people',
    'files',
    'contracts',
    'plans',
    'actions',
    'appointments',
    'workshops',
    'hours',
    'allowance',
    'messaging',
  ],
  agenda: ['people', 'appointments', 'workshops', 'plans'],
  voice: ['people'],
  steering: ['territories', 'people'],
  audit: ['identity', 'people'],
}
mayCall.team = ['identity', 'people', 'messaging', 'appointments', 'actions', 'notifications', 'desk', 'hours']
/** The page of the day of each profession stands below all others. */
mayCall.desk = Object.keys(mayCall)

/** Who may read or write without asking who acts, and why nobody can ask there. */
const unrestricted: Record<string, string> = {
  'modules/messaging/queries.ts': 'holds it; a single message is read by whoever was let into its conversation before',
  'modules/messaging/list-messages.ts': 'asks checkVisible for the conversation first',
  'modules/messaging/search-messages.ts': 'asks checkVisible for the conversation first',
}

const files = globSync('{platform,modules,ui,testing,scripts,apps}/**/*.{ts,tsx,sql}').map((found) => {
  const file = found.replaceAll(path.sep, '/')
  const text = readFileSync(file, 'utf8')
  return {
    file,
    module: file.match(/^modules\/([^/]+)/)?.[1],
    isTest: /\.test\.tsx?$|\/(?:given|examples)\.ts$|^testing\//.test(file),
    text,
    imports: file.endsWith('.sql') ? [] : [...text.matchAll(/(?:from|import)\s*\(?\s*'([#.@\w][^'\s]*)'/g)].map((m) => m[1]!),
  }
})
type File = (typeof files)[number]
const faults = (check: (f: File) => (string | false | undefined)[]) =>
  files.flatMap((f) =>
    check(f)
      .filter(Boolean)
      .map((fault) => `${f.file}: ${fault}`),
  )
const rootOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('modules/') ? 2 : 1)
    .join('/')

it('every module has its place in the order of calls', () => {
  assert.deepEqual(
    [...new Set(files.flatMap((f) => f.module ?? []))].filter((m) => !(m in mayCall)),
    [],
  )
})

it('the platform and ui know no module', () => {
  assert.deepEqual(
    faults(({ file, isTest, imports }) =>
      imports.map((i) => !isTest && /^(?:platform|ui)\//.test(file) && /^#(?:modules|api|screens)\//.test(i) && `imports ${i}`),
    ),
    [],
  )
})

it('a relative import stays in its own folder', () => {
  assert.deepEqual(
    faults(({ file, module, isTest, imports }) =>
      imports.map((i) => {
        if (!(module || /^(?:platform|ui)\//.test(file)) || isTest || !i.startsWith('.')) return false
        const target = path.posix.join(path.posix.dirname(file), i)
        return rootOf(target) !== rootOf(file) && `reaches outside: ${i}`
      }),
    ),
    [],
  )
})

// A screen may read any module's wire shapes: what it is answered is decided by the endpoint, not by the order of calls.
it('modules call each other through a door, and only downward', () => {
  assert.deepEqual(
    faults(({ file, module, isTest, imports }) =>
      imports.map((i) => {
        const [, door, other] = i.match(/^#(modules|api|screens)\/(.+)/) ?? []
        if (!module || !other || other === module || isTest || door === 'screens') return false
        if (door === 'api' && file.includes('/screens/')) return false
        return !mayCall[module]?.includes(other) && `may not call ${other}`
      }),
    ),
    [],
  )
})

it('a module touches its own schema, or views others publish (pub_…)', () => {
  const table = new RegExp(`\\b(?:from|join|update|into|truncate|table)\\s+(?:only\\s+)?(${Object.keys(mayCall).join('|')})\\.(\\w+)`, 'gi')
  assert.deepEqual(
    faults(({ module, isTest, text }) =>
      module && !isTest
        ? [...text.matchAll(table)].map(([, schema, name]) => schema !== module && !name!.startsWith('pub_') && `touches ${schema}.${name}`)
        : [],
    ),
    [],
  )
})

it('only listed files skip the question who acts', () => {
  assert.deepEqual(
    faults(({ file, isTest, text }) => [
      !isTest && !(file in unrestricted) && /\w+Unrestricted\b/.test(text) && 'names an …Unrestricted function',
    ]),
    [],
  )
})

it('screens hold no server code', () => {
  const open =
    /^(?:#api\/|#ui\/|#screens\/|#platform\/(?:api|errors)$|react|wouter$|lucide-react$|@simplewebauthn\/browser$|qrcode$|uuid$|\.)/
  assert.deepEqual(
    faults(({ file, module, isTest, imports }) =>
      imports.map((i) => {
        if (!module || isTest || !file.includes('/screens/')) return false
        if (!open.test(i)) return `imports ${i}`
        const target = path.posix.join(path.posix.dirname(file), i)
        const isOwn = target.includes('/screens/') || /\/(?:api|api-[a-z-]+|rules)\.ts$/.test(target)
        return i.startsWith('.') && !isOwn && `reaches the server: ${i}`
      }),
    ),
    [],
  )
})

// Signals of disengagement are for help: what decides on breaches, sanctions, allowance and money, or on a way out, never learns of them.
it('nothing that decides over somebody reads the signals of hours', () => {
  const deciders = /^modules\/(?:contracts|allowance|payments|breaches|sanctions|steering)\//
  const reads =
    /\bhours\.(?:pub_)?signal\b|\bhoursApi\.(?:signals|dismissSignal)\b|\/hours\/signals|\b(?:findSignals|listSignals|reasonsOf)\b/
  const offenders = ({ file, isTest, text, imports }: Pick<File, 'file' | 'isTest' | 'text' | 'imports'>) =>
    deciders.test(file) && !isTest && (reads.test(text) || imports.some((i) => /^#modules\/hours|hours\/signals/.test(i)))
  assert.deepEqual(
    files.filter(offenders).map((f) => f.file),
    [],
  )
  const tried = { file: 'modules/allowance/decide.ts', isTest: false, imports: [] }
  assert.ok(offenders({ ...tried, text: 'select reasons from hours.signal' }), 'the rule bites')
  assert.deepEqual(
    files
      .filter((f) => f.module !== 'hours' && !f.isTest && f.file !== 'architecture.test.ts' && /\bhours\.signal\b/.test(f.text) && f.module)
      .map((f) => f.file),
    [],
  )
})

it('every class of a CSS module is used by a screen that imports it', () => {
  const unused = globSync('{modules,ui,apps/web}/**/*.module.css').flatMap((found) => {
    const css = found.replaceAll(path.sep, '/')
    const words = readFileSync(css, 'utf8').replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, '')
    const classes = new Set([...words.matchAll(/\.([A-Za-z]\w*)(?=[^{}]*\{)/g)].map((m) => m[1]!))
    const uses = files.flatMap(({ file, text }) =>
      [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)]
        .filter((m) => path.posix.join(path.posix.dirname(file), m[2]!) === css)
        .map((m) => ({ name: m[1]!, text })),
    )
    // a class that is chosen by a value is not known here
    if (uses.some(({ name, text }) => text.includes(`${name}[`))) return []
    return [...classes]
      .filter((one) => !uses.some(({ name, text }) => new RegExp(`\\b${name}\\.${one}\\b`).test(text)))
      .map((one) => `${css}: .${one}`)
  })
  assert.deepEqual(unused, [])
})
