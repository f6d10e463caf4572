// npm run package: checks the package as it would be published, not the folder it is made from.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { renamingChecks } from './internal-names.mjs'
import { localeChecks } from './package-locales.mjs'
import { check, checkRun, readJson, reportChecks } from './results.mjs'
import { ensureBuild } from './setup.mjs'
import { bin, root, run } from './shell.mjs'

/** Entries for modules. `lastcall/lastcall.js` is a plain script and has a check of its own. */
const ENTRIES = [
  'lastcall',
  'lastcall/headless',
  'lastcall/headless/full',
  'lastcall/auto',
  'lastcall/full',
  'lastcall/locales',
  'lastcall/server',
  'lastcall/server/node',
  'lastcall/server/redis',
]
/** Entries whose types are of Node's own; every other compiles without `@types/node`. */
const WITH_NODE_TYPES = ['lastcall/server/node']
const NODE_TYPES = ['@types/node', 'undici-types']
/** Entries that offer watchSession; `auto` starts by itself. */
const WITH_WATCH = ['lastcall', 'lastcall/headless', 'lastcall/headless/full']
const PUBLISHED = /^(dist\/.*|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/
/** The first Node 20 in which require() loads an ES module without being asked to. */
const REQUIRES_ESM = [20, 19]

const EXPECT_REFUSAL = `
  let refusal
  try { m.watchSession({}) } catch (error) { refusal = error }
  if (!(refusal instanceof Error)) throw 'watchSession({}) did not throw an Error'
  if (!/browser/i.test(refusal.message)) throw 'no word of the browser: ' + refusal.message
`

await ensureBuild()
const temporary = mkdtempSync(join(tmpdir(), 'lastcall-package-'))
try {
  reportChecks('package', await checkPackage())
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

async function checkPackage() {
  const packed = await run('npm', ['pack', '--json', '--silent', '--pack-destination', temporary])
  if (packed.code !== 0) return [checkRun('npm pack', packed)]
  const { filename, files } = firstPacked(packed.output)
  const tarball = join(temporary, filename)
  const consumer = await installed(tarball)
  return [
    ...(await Promise.all(Object.entries(renamingChecks).map((one) => check(...one)))),
    await check('the package holds what it names, and no more', () =>
      checkFiles(files.map(({ path }) => path)),
    ),
    checkRun('publint', await run(bin('publint'), ['run', tarball, '--strict'])),
    // node16 leaves out the resolution of Node 10, which knows no "exports".
    checkRun('types resolve from every entry', await attw(tarball)),
    ...(await typeChecks(consumer)),
    ...(await checkOnServer(consumer)),
    ...(await localeChecks(consumer)),
    await check('lastcall.js is a plain script', () => checkScript(consumer, 'lastcall')),
    await check('lastcall.full.js is one, too', () => checkScript(consumer, 'lastcall.full')),
  ]
}

// npm 11 answers with a list, later ones with an object by package name.
function firstPacked(output) {
  const [first] = Object.values(JSON.parse(output.slice(output.search(/^[[{]/m))))
  return first
}

function checkFiles(paths) {
  const named = exportedFiles(readJson(join(root, 'package.json')))
  const missing = ['README.md', 'LICENSE', ...named].filter((path) => !paths.some(fits(path)))
  const surplus = paths.filter((path) => !PUBLISHED.test(path))
  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`)
  if (surplus.length > 0) throw new Error(`should not be in it: ${surplus.join(', ')}`)
}

/** As in `exports`: a star is any part of a path. */
function fits(pattern) {
  const [start, end] = pattern.split('*')
  return (path) =>
    end === undefined ? path === pattern : path.startsWith(start) && path.endsWith(end)
}

function exportedFiles({ exports, main, module, types, unpkg, jsdelivr }) {
  const leaves = (value) =>
    typeof value === 'string' ? [value] : Object.values(value).flatMap(leaves)
  return leaves([exports, main, module, types, unpkg, jsdelivr]).map((path) =>
    path.replace('./', ''),
  )
}

/** A folder with the package and what it depends on, and with nothing else. */
async function installed(tarball) {
  const folder = join(temporary, 'consumer')
  const unpacked = join(folder, 'node_modules', 'lastcall')
  mkdirSync(unpacked, { recursive: true })
  const { code, output } = await run('tar', [
    '-xzf',
    tarball,
    '-C',
    unpacked,
    '--strip-components=1',
  ])
  if (code !== 0) throw new Error(output)
  // Copied and not installed, so that this needs no network and no filled npm cache.
  for (const name of Object.keys(readJson(join(unpacked, 'package.json')).dependencies ?? {})) {
    const to = join(folder, 'node_modules', name)
    cpSync(join(root, 'node_modules', name), to, { recursive: true })
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  return folder
}

function attw(tarball) {
  const args = [
    '--profile',
    'node16',
    '--exclude-entrypoints',
    './lastcall.js',
    './lastcall.full.js',
    '--no-emoji',
  ]
  return run(bin('attw'), [tarball, ...args, '--no-color', '--format', 'ascii'])
}

/** First without the types of Node, then with them: a page's project does not have them. */
async function typeChecks(consumer) {
  const webEntries = ENTRIES.filter((entry) => !WITH_NODE_TYPES.includes(entry))
  const resolutions = [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]
  const checks = []
  for (const how of resolutions) checks.push(await checkTypes(consumer, webEntries, ...how))
  for (const name of NODE_TYPES) {
    const to = join(consumer, 'node_modules', name)
    cpSync(join(root, 'node_modules', name), to, { recursive: true })
  }
  const withNode = ['--types', 'node']
  for (const how of resolutions) {
    checks.push(await checkTypes(consumer, ENTRIES, ...how, withNode))
  }
  return checks
}

/** attw only looks whether the types are found; here a strict program is compiled with them. */
async function checkTypes(consumer, entries, module, moduleResolution, more = []) {
  const imports = entries.map((entry, i) => `import * as m${i} from '${entry}'`)
  const uses = entries.map((_, i) => `m${i}`)
  const file = join(consumer, `${moduleResolution}.mts`)
  writeFileSync(file, `${imports.join('\n')}\nexport const all = [${uses.join(', ')}]\n`)
  const args = [
    ...['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022'],
    ...['--module', module, '--moduleResolution', moduleResolution, ...more],
  ]
  const result = await run(bin('tsc'), [...args, file], { cwd: consumer })
  const what = more.length > 0 ? 'types compile beside those of Node' : 'types compile'
  return checkRun(`${what}, resolved the ${moduleResolution} way`, result)
}

/** Rendering on a server imports the package where there is no window. */
async function checkOnServer(consumer) {
  const checks = []
  for (const entry of ENTRIES) {
    checks.push(await onNode(consumer, `import '${entry}' on Node`, esm(entry, '')))
    for (const [how, flags] of requireModes()) {
      checks.push(await onNode(consumer, `require '${entry}' on ${how}`, cjs(entry, ''), flags))
    }
  }
  for (const entry of WITH_WATCH) {
    const name = `watchSession of '${entry}' on Node says that it needs a browser`
    checks.push(await onNode(consumer, `${name} (import)`, esm(entry, EXPECT_REFUSAL)))
    checks.push(await onNode(consumer, `${name} (require)`, cjs(entry, EXPECT_REFUSAL)))
  }
  return checks
}

// Where package.json admits a Node that cannot require() an ES module, that has to work as well.
function requireModes() {
  const { engines } = readJson(join(root, 'package.json'))
  const [major, minor = 0] = engines.node.match(/\d+/g).map(Number)
  const older = ['a Node without require(esm)', ['--no-experimental-require-module']]
  return [['Node', []], ...(isBelow([major, minor], REQUIRES_ESM) ? [older] : [])]
}

function isBelow([major, minor], [otherMajor, otherMinor]) {
  return major === otherMajor ? minor < otherMinor : major < otherMajor
}

function esm(entry, then) {
  return ['--input-type=module', '-e', `import * as m from '${entry}';${then}`]
}

function cjs(entry, then) {
  return ['--input-type=commonjs', '-e', `const m = require('${entry}');${then}`]
}

// The time limit is part of the check: an import that leaves a timer would keep a server running.
async function onNode(consumer, name, args, flags = []) {
  const result = await run(process.execPath, [...flags, ...args], {
    cwd: consumer,
    timeoutMs: 10_000,
  })
  return checkRun(name, result)
}

function checkScript(consumer, name) {
  const file = join(consumer, 'node_modules', 'lastcall', 'dist', `${name}.global.js`)
  // Throws on import, export or anything else that only a module may hold.
  new Script(readFileSync(file, 'utf8'), { filename: file })
}
