import { readFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

const common: Options = {
  target: 'es2020',
  sourcemap: true,
  define: { __VERSION__: JSON.stringify(version) },
}

export default defineConfig([
  {
    ...common,
    entry: ['src/index.ts', 'src/headless.ts', 'src/auto.ts'],
    format: ['esm', 'cjs'],
    dts: !process.env.NO_TYPES && { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
  },
  {
    ...common,
    entry: { lastcall: 'src/auto.ts' },
    format: ['iife'],
    minify: 'terser',
    // Pages of any encoding include this file: what is not ASCII is escaped.
    terserOptions: {
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true },
      format: { ascii_only: true },
    },
    noExternal: ['nanoevents'],
  },
])
