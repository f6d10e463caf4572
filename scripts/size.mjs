// npm run size: what a page has to load, against a budget, and which part costs how much.
//
// total     the minified bundle, compressed with brotli at quality 11: what the budget is about.
// minified  per part: its bytes in the minified bundle.
// alone     per part: how many brotli bytes fewer the bundle has when that part's code is cut out.
//           The parts share words, and the compressor makes use of that, so these do not quite add
//           up to the total; the code is cut out of an ES module bundle made for the purpose.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, transform } from 'esbuild'
import { minify } from 'terser'
import { renamed } from './internal-names.mjs'
import { readJson, reportChecks } from './results.mjs'
import { ensureBuild } from './setup.mjs'
import { root } from './shell.mjs'

/** Brotli bytes. Without a budget a bundle is printed for information. */
const BUNDLES = Object.freeze([
  {
    name: 'lastcall.global.js',
    entry: 'src/auto.ts',
    file: 'dist/lastcall.global.js',
    budget: 12_723,
  },
  { name: 'lastcall/headless', entry: 'src/headless.ts', budget: 9_935 },
  {
    name: 'lastcall.full.global.js',
    entry: 'src/full.ts',
    file: 'dist/lastcall.full.global.js',
  },
  { name: 'lastcall/headless/full', entry: 'src/headlessFull.ts' },
  { name: 'lastcall, everything', entry: 'src/index.ts' },
])

const { version } = readJson(join(root, 'package.json'))
const terserOptions = readJson(join(root, 'scripts', 'terser.json'))

await ensureBuild()
const checks = []
for (const bundle of BUNDLES) {
  const minified = await bundled(bundle.entry, { minify: true })
  const shipped = bundle.file
    ? readFileSync(join(root, bundle.file), 'utf8')
    : await asShipped(bundle.entry)
  const total = brotliSize(shipped)
  printTotal(bundle, total)
  if (bundle.file)
    console.log(`  parts as in esbuild's own bundle of ${brotliSize(minified.text)} bytes`)
  printParts(minified.bytes, await brotliAlone(bundle.entry))
  if (bundle.budget) checks.push(budgetCheck(bundle, total))
}
reportChecks('size', checks)

function budgetCheck({ name, budget }, total) {
  const text = `${total} brotli bytes, budget ${budget}`
  return {
    name: `${name}: ${text}`,
    problem: total > budget ? `over by ${total - budget}` : undefined,
  }
}

function printTotal({ name, budget }, total) {
  const against = budget ? `of ${budget}, ${budget - total} left` : '(no budget)'
  console.log(`\n${name}: ${total} brotli bytes ${against}`)
  console.log(`  ${'part'.padEnd(12)}${'minified'.padStart(10)}${'alone'.padStart(8)}`)
}

function printParts(bytes, alone) {
  for (const [part, size] of [...bytes].sort((a, b) => b[1] - a[1])) {
    const share = String(alone.get(part) ?? '')
    console.log(`  ${part.padEnd(12)}${String(size).padStart(10)}${share.padStart(8)}`)
  }
}

/** One entry with everything it needs, and the bytes each part has in it. */
async function bundled(entry, options) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    mangleProps: renamed,
    define: { __VERSION__: JSON.stringify(version), __SCRIPT__: 'false' },
    ...options,
  })
  const [output] = Object.values(result.metafile.outputs)
  const bytes = new Map()
  for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
    if (bytesInOutput > 0) bytes.set(partOf(file), (bytes.get(partOf(file)) ?? 0) + bytesInOutput)
  }
  return { text: result.outputFiles[0].text, bytes }
}

/** Minified as the script-tag file is. */
async function asShipped(entry) {
  const { text } = await bundled(entry, {})
  const { code } = await minify(text, { ...terserOptions, module: true })
  return code
}

async function brotliAlone(entry) {
  // With its white space kept, esbuild writes each file's path above that file's code.
  const { text } = await bundled(entry, { minifySyntax: true, minifyIdentifiers: true })
  const pieces = piecesOf(text)
  const whole = await minifiedSize(pieces)
  const alone = new Map()
  for (const part of new Set(pieces.map((piece) => piece.part))) {
    const rest = await minifiedSize(pieces.filter((piece) => piece.part !== part))
    alone.set(part, whole - rest)
  }
  return alone
}

function piecesOf(text) {
  const pieces = []
  for (const line of text.split('\n')) {
    const path = /^\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1]
    // The list of exports at the end belongs to no file, and names what may have been cut out.
    if (line.startsWith('export {')) break
    if (path) pieces.push({ part: partOf(path), lines: [] })
    else pieces.at(-1)?.lines.push(line)
  }
  return pieces
}

async function minifiedSize(pieces) {
  const code = pieces.flatMap(({ lines }) => lines).join('\n')
  // White space only: renaming or folding again would change more than what was cut out.
  const { code: minified } = await transform(code, { minifyWhitespace: true, format: 'esm' })
  return brotliSize(minified)
}

function partOf(file) {
  if (file.startsWith('node_modules/')) return file.replace(/.*node_modules\//, '').split('/')[0]
  if (file.includes('locales')) return 'locales'
  if (/^src\/(index|headless|auto)\.ts$/.test(file)) return 'entries'
  // src/core/x.ts is part of core; src/session.ts is a part by itself.
  return file.split('/')[1].replace(/\.ts$/, '')
}

function brotliSize(text) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(text, { params }).length
}
