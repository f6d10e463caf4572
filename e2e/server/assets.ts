import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The built script-tag file, and bundles such as a site with a bundler makes of the package. */
export const buildAssets = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: ['auto', 'npm', 'controls'].map((name) => here(`../client/${name}.ts`)),
    outdir: '/assets',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  const built = (name: string) => readFile(here(`../../dist/${name}.global.js`), 'utf8')
  return new Map([
    ['/lastcall.js', await built('lastcall')],
    ['/lastcall.full.js', await built('lastcall.full')],
    ...outputFiles.map(({ path, text }) => [`/assets/${basename(path)}`, text] as const),
  ])
}
