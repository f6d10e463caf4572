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
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
  },
  {
    ...common,
    entry: { lastcall: 'src/auto.ts' },
    format: ['iife'],
    minify: true,
    noExternal: ['nanoevents'],
  },
])
