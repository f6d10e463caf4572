// What the package promises of its languages, looked at in the package itself.
import { deepStrictEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { check } from './results.mjs'

/** Entries that speak English or not at all. */
const MODULES = [
  'lastcall',
  'lastcall/headless',
  'lastcall/headless/full',
  'lastcall/auto',
  'lastcall/full',
]
const SCRIPTS = ['lastcall.global.js', 'lastcall.full.global.js']

/** @param consumer A folder with the package in its node_modules. */
export async function localeChecks(consumer) {
  const dist = join(consumer, 'node_modules', 'lastcall', 'dist')
  const sets = { ...(await import(pathToFileURL(join(dist, 'locales.js')).href)) }
  const { en, ...others } = sets
  return [
    await check('each language is a JSON file, too', () => expectJson(consumer, dist, sets)),
    await check('a language that is not imported costs no byte', () => expectAlone(consumer, sets)),
    ...(await Promise.all(
      MODULES.map((entry) =>
        check(`'${entry}' has no language but English`, async () =>
          expectNone(await bundled(consumer, `import * as m from '${entry}';use(m)`), others),
        ),
      ),
    )),
    ...(await Promise.all(
      SCRIPTS.map((file) =>
        check(`${file} has no language but English`, () => {
          const code = readFileSync(join(dist, file), 'utf8')
          expectAll(code, en)
          expectNone(code, others)
        }),
      ),
    )),
  ]
}

function expectJson(consumer, dist, sets) {
  const files = readdirSync(join(dist, 'locales'))
  deepStrictEqual(
    files.sort(),
    Object.keys(sets)
      .map((tag) => `${tag}.json`)
      .sort(),
  )
  const require = createRequire(join(consumer, 'package.json'))
  for (const [tag, messages] of Object.entries(sets)) {
    deepStrictEqual(require(`lastcall/locales/${tag}.json`), messages, `${tag}.json differs`)
  }
}

async function expectAlone(consumer, sets) {
  for (const [tag, messages] of Object.entries(sets)) {
    const code = await bundled(consumer, `import { ${tag} } from 'lastcall/locales';use(${tag})`)
    const { [tag]: _, ...others } = sets
    expectAll(code, messages)
    expectNone(code, others)
  }
}

/** As a page's own bundler would put it together. */
async function bundled(consumer, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  })
  return outputFiles[0].text
}

// Without this the search for other languages could be one that never finds anything.
function expectAll(code, messages) {
  const spoken = unescaped(code)
  const missing = Object.values(messages).filter((text) => !spoken.includes(text))
  if (missing.length > 0) throw new Error(`not found in it: ${missing.join(' | ')}`)
}

function expectNone(code, sets) {
  const spoken = unescaped(code)
  const found = Object.entries(sets).flatMap(([tag, messages]) =>
    Object.values(messages)
      .filter((text) => spoken.includes(text))
      .map((text) => `${tag}: ${text}`),
  )
  if (found.length > 0) throw new Error(`found in it: ${found.join(' | ')}`)
}

/** The minifiers write what is not ASCII as \uXXXX or \xXX. */
function unescaped(code) {
  return code.replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, long, short) =>
    String.fromCharCode(Number.parseInt(long ?? short, 16)),
  )
}
