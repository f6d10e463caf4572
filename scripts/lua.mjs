// npm run lua: writes the script that the Redis ledger runs inside Redis.
//
// What ends a session is one function, src/server/policy.ts, for memory and for Redis. Redis runs
// Lua: this translates that function and src/server/redis/inside, which stores what it says.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { LuaLibImportKind, LuaTarget, transpileFiles } from 'typescript-to-lua'
import { root } from './shell.mjs'

const MAIN = join(root, 'src/server/redis/inside/main.ts')
const ENTRY = 'server.redis.inside.main'
export const GENERATED = join(root, 'src/server/redis/script.ts')

const OPTIONS = {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, lib: ['lib.es2023.d.ts'] },
  ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], skipLibCheck: true },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ luaTarget: LuaTarget.Lua51, luaLibImport: LuaLibImportKind.RequireMinimal },
  ...{ noHeader: true, removeComments: true, rootDir: join(root, 'src'), outDir: '/out' },
}

/** Each file by the name that the others ask for it. */
function modules() {
  const found = []
  const { diagnostics } = transpileFiles([MAIN], OPTIONS, (file, text) => {
    const name = relative('/out', file)
      .replace(/\.lua$/, '')
      .replaceAll('/', '.')
    found.push({ name, text })
  })
  if (diagnostics.length > 0) {
    const host = {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (f) => f,
      getNewLine: () => '\n',
    }
    throw new Error(ts.formatDiagnostics(diagnostics, host))
  }
  return found
}

/** Files that are asked for; those of types alone are not. */
function needed(files, name, known = new Set()) {
  const file = files.find((one) => one.name === name)
  if (known.has(file)) return known
  known.add(file)
  for (const [, other] of file.text.matchAll(/\brequire\("([^"]+)"\)/g)) needed(files, other, known)
  return known
}

/** Scripts have no `require`; a global that is not there is an error in Redis. */
export function luaScript() {
  const parts = [...needed(modules(), ENTRY)].map(
    ({ name, text }) => `files["${name}"] = function()\n${text.trim()}\nend`,
  )
  return [
    'local files, loaded = {}, {}',
    'local function require(name)',
    'if loaded[name] == nil then loaded[name] = files[name]() or true end',
    'return loaded[name]',
    'end',
    ...parts,
    `return require("${ENTRY}").answer()`,
    '',
  ].join('\n')
}

export function generated() {
  const script = luaScript()
  const literal = script.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
  return `// Written by \`npm run lua\` from policy.ts and redis/inside. Not to be changed by hand.
export const SHA1 = '${createHash('sha1').update(script).digest('hex')}'
export const SCRIPT = \`${literal}\`
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(GENERATED, generated())
}
