import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import { defineConfig, type Options } from 'tsup'
import * as locales from './src/locales'

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const { version } = json('package.json') as { version: string }
const terserOptions = json('scripts/terser.json') as NonNullable<Options['terserOptions']>

/** Of Lastcall's own objects alone; `scripts/internal-names.mjs` sees to that. */
const internalNames = json('scripts/internal-names.json') as string[]

const shared: Options = { target: 'es2022', sourcemap: true }

const common: Options = {
  ...shared,
  define: { __VERSION__: JSON.stringify(version), __SCRIPT__: 'false' },
  esbuildOptions(options) {
    options.mangleProps = new RegExp(`^(?:${internalNames.join('|')})$`)
  },
}

const entry = {
  index: 'src/index.ts',
  headless: 'src/headless.ts',
  'headless-full': 'src/headlessFull.ts',
  auto: 'src/auto.ts',
  full: 'src/full.ts',
  locales: 'src/locales.ts',
}

/** Of servers, by runtime. In a folder of their own: what they share is no page's. */
const serverEntries = {
  index: 'src/server/index.ts',
  node: 'src/server/node/index.ts',
  redis: 'src/server/redis/index.ts',
}

const dts = !process.env.NO_TYPES && {
  compilerOptions: { ignoreDeprecations: '6.0' },
}

/** The style sheet is a text to the minifier: what is white space in it only this knows. */
const minifyStyle: Plugin = {
  name: 'minify-style',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /ui[\\/]style\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const [css = ''] = /(?<=const css = `)[^`]+/.exec(source) ?? []
      const { code } = await esbuild.transform(css, { loader: 'css', minify: true })
      return { contents: source.replace(css, code.trim()), loader: 'ts' }
    })
  },
}

/** For pages with a script tag: their server writes the set into an attribute. */
async function writeLocales() {
  mkdirSync('dist/locales', { recursive: true })
  for (const [tag, messages] of Object.entries(locales)) {
    writeFileSync(`dist/locales/${tag}.json`, `${JSON.stringify(messages)}\n`)
  }
}

export default defineConfig([
  { ...common, entry, dts, format: ['esm', 'cjs'], onSuccess: writeLocales },
  {
    ...common,
    entry: { lastcall: 'src/auto.ts', 'lastcall.full': 'src/full.ts' },
    format: ['iife'],
    esbuildPlugins: [minifyStyle],
    define: { ...common.define, __SCRIPT__: 'true' },
    minify: 'terser',
    // Pages of any encoding include this file: what is not ASCII is escaped.
    terserOptions,
  },
  {
    ...shared,
    entry: serverEntries,
    outDir: 'dist/server',
    dts: dts && { compilerOptions: { ...dts.compilerOptions, types: ['node'] } },
    format: ['esm', 'cjs'],
    platform: 'neutral',
    external: [/^node:/],
    // One class of each error, whichever entry throws it.
    splitting: true,
  },
])
