// Shows that every rule of .dependency-cruiser.cjs notices what it is there for: a made-up tree
// outside the repository, once lawful and once with each rule broken.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { check } from './results.mjs'
import { bin, root, run } from './shell.mjs'

const CONFIG = '.dependency-cruiser.cjs'

/** A tree in the shape of this project that keeps every rule. */
const LAWFUL = {
  'src/index.ts': [
    ...["import './core/decide'", "import './browser/one'", "import './browser/two'"],
    ...["import './ui/dialog'", "import './options/read'", "import './session'"],
  ],
  'src/headless.ts': ["import './session'"],
  'src/headlessFull.ts': ["import './wire/full'"],
  'src/auto.ts': ["import './wire/start'"],
  'src/full.ts': ["import './wire/start'", "import './wire/full'", "import './wire/witness'"],
  'src/wire/start.ts': ["import '../browser/one'", "import '../ui/dialog'", "import '../session'"],
  'src/wire/full.ts': ["import '../browser/three'", "import type { T } from './start'"],
  'src/wire/witness.ts': ["import '../core/clock'"],
  'src/session.ts': ["import './core/decide'", "import type { T } from './ports'"],
  'src/ports.ts': ["import type { T as U } from './core/decide'"],
  'src/core/decide.ts': ["import './clock'"],
  'src/core/clock.ts': [],
  'src/browser/one.ts': ["import './listen'", "import type { T } from '../ports'"],
  'src/browser/two.ts': ["import './listen'", "import '../core/clock'"],
  'src/browser/three.ts': ["import './listen'", "import './storage'"],
  'src/browser/listen.ts': ["import type { T } from '../ports'"],
  'src/browser/storage.ts': [],
  'src/locales.ts': ["import './locales/de'"],
  'src/locales/de.ts': ["import type { T } from '../ui/messages'"],
  'src/ui/dialog.ts': ["import './messages'", "import type { T } from '../ports'"],
  'src/ui/messages.ts': [],
  'src/options/read.ts': ["import './check'", "import type { T } from '../ports'"],
  'src/options/check.ts': ["import '../core/clock'"],
  'src/server/index.ts': ["import '../core/clock'", "import './policy'", "import './sweep'"],
  'src/server/policy.ts': ["import '../core/clock'", "import type { T } from './record'"],
  'src/server/record.ts': [],
  'src/server/sweep.ts': [],
  'src/server/node/index.ts': ["import 'node:http'", "import '../sweep'"],
  'demo/main.ts': ["import 'lastcall'", "import './page'"],
  'demo/page.ts': [],
  'test/helper.ts': [],
}

/** Per rule: lines to add to files, and the file the rule has to name. */
const BROKEN = [
  ['core-alone', 'src/core/clock.ts', "import '../options/check'"],
  ['core-alone', 'src/core/decide.ts', "import 'hono'"],
  ['core-alone', 'src/core/decide.ts', "import type { T } from '../ports'"],
  ['browser-only-ports-and-core', 'src/browser/one.ts', "import '../ui/dialog'"],
  ['browser-only-ports-and-core', 'src/browser/one.ts', "import '../options/check'"],
  ['browser-files-stand-alone', 'src/browser/one.ts', "import './two'"],
  ['browser-files-stand-alone', 'src/browser/storage.ts', "import type { T } from './two'"],
  ['ui-only-ports-and-core', 'src/ui/dialog.ts', "import '../browser/one'"],
  ['options-only-core', 'src/options/read.ts', "import '../session'"],
  ['options-only-types-of-ports', 'src/options/read.ts', "import '../ports'"],
  ['session-no-adapter', 'src/session.ts', "import type { T } from './browser/one'"],
  ['session-no-adapter', 'src/session.ts', "import './ui/dialog'"],
  ['session-no-adapter', 'src/session.ts', "import './wire/start'"],
  ['only-entries-wire', 'src/ports.ts', "import './browser/one'"],
  ['locales-only-messages', 'src/locales.ts', "import './ui/dialog'"],
  ['locales-only-messages', 'src/locales/de.ts', "import type { T } from '../ports'"],
  ['nothing-needs-locales', 'src/ui/dialog.ts', "import '../locales/de'"],
  ['nothing-needs-locales', 'src/index.ts', "import type { T } from './locales'"],
  ['client-never-server', 'src/session.ts', "import './server/index'"],
  ['server-only-core', 'src/server/index.ts', "import '../session'"],
  ['policy-only-core', 'src/server/policy.ts', "import './sweep'"],
  ['policy-only-core', 'src/server/policy.ts', "import 'hono'"],
  ['policy-only-core', 'src/server/record.ts', "import type { T } from './sweep'"],
  ['server-web-standard', 'src/server/sweep.ts', "import type { T } from './node/index'"],
  ['node-only-for-node', 'src/server/sweep.ts', "import 'node:crypto'"],
  ['node-only-for-node', 'src/session.ts', "import 'node:crypto'"],
  ['no-cycles', 'src/core/clock.ts', "import './decide'"],
  ['src-no-tests-or-tools', 'src/session.ts', "import '../test/helper'"],
  ['src-no-tests-or-tools', 'src/session.ts', "import '../demo/page'"],
  ['no-orphans', 'src/forgotten.ts', ''],
  ['no-dead-files', 'src/dead.ts', "import './core/clock'"],
  ['src-resolvable', 'src/session.ts', "import './nowhere'"],
  ['no-packages', 'src/session.ts', "import 'hono'"],
  ['demo-by-package-name', 'demo/main.ts', "import '../src/index'"],
  ['demo-by-package-name', 'demo/main.ts', "import '../dist/index.js'"],
]

export async function checkRules() {
  const config = createRequire(import.meta.url)(`../${CONFIG}`)
  // Both ways round: a rule without a case is unproven, a case without its rule was lost.
  const rules = new Set([
    ...config.forbidden.map(({ name }) => name),
    ...BROKEN.map(([name]) => name),
  ])
  const lawful = await violations(LAWFUL)
  const broken = await violations(breakAll())
  return Promise.all([
    check('self-check: a lawful tree is accepted', () => expectNone(lawful)),
    ...[...rules].map((rule) => check(`self-check: ${rule}`, () => expectNoticed(rule, broken))),
  ])
}

function breakAll() {
  const tree = structuredClone(LAWFUL)
  for (const [, file, line] of BROKEN) tree[file] = [...(tree[file] ?? []), line]
  return tree
}

function expectNone(found) {
  if (found.length > 0) throw new Error(found.map(({ text }) => text).join('\n'))
}

function expectNoticed(rule, found) {
  const cases = BROKEN.filter(([name]) => name === rule)
  if (cases.length === 0) throw new Error('no case here shows that this rule notices anything')
  for (const [, file, line] of cases) {
    const noticed = found.some((one) => one.rule === rule && one.names(file, line))
    if (!noticed) throw new Error(`not noticed: ${file} with ${line || 'no import at all'}`)
  }
}

async function violations(tree) {
  const folder = mkdtempSync(join(tmpdir(), 'lastcall-deps-'))
  try {
    plant(folder, tree)
    const args = ['src', 'demo', '--config', CONFIG, '--output-type', 'json']
    const { output } = await run(bin('depcruise'), args, { cwd: folder })
    return JSON.parse(output).summary.violations.map(describe)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function plant(folder, tree) {
  const built = { 'dist/index.js': [], 'dist/index.cjs': [], 'dist/index.d.ts': [] }
  for (const [file, lines] of Object.entries({ ...tree, ...built })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${lines.join('\n')}\nexport type T = unknown\n`)
  }
  for (const file of [CONFIG, 'package.json', 'tsconfig.json']) {
    copyFileSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

function describe({ rule, from, to, unresolvedTo, cycle }) {
  // A module of Node's own is told without its scheme.
  const imported = [unresolvedTo, `node:${to}`]
  return {
    rule: rule.name,
    text: `${rule.name}: ${from} → ${to}`,
    // An orphan or a dead file is named by itself; a cycle by any file in it.
    names: (file, line) =>
      (from === file && to === file) ||
      cycle?.some(({ name }) => name === file) ||
      (from === file && (line === '' || imported.some((name) => line.includes(`'${name}'`)))),
  }
}
