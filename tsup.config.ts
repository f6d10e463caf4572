import { readFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const { version } = json('package.json') as { version: string }
const terserOptions = json('scripts/terser.json') as NonNullable<Options['terserOptions']>

const common: Options = {
  target: 'es2020',
  sourcemap: true,
  define: { __VERSION__: JSON.stringify(version) },
}

const entry = ['src/index.ts', 'src/headless.ts', 'src/auto.ts']
const dts: Options['dts'] = !process.env.NO_TYPES && {
  compilerOptions: { ignoreDeprecations: '6.0' },
}

export default defineConfig([
  { ...common, entry, dts, format: ['esm'] },
  // nanoevents is an ES module only, which Node 20 cannot require.
  { ...common, entry, dts, format: ['cjs'], noExternal: ['nanoevents'] },
  {
    ...common,
    entry: { lastcall: 'src/auto.ts' },
    format: ['iife'],
    minify: 'terser',
    // Pages of any encoding include this file: what is not ASCII is escaped.
    terserOptions,
    noExternal: ['nanoevents'],
  },
])
