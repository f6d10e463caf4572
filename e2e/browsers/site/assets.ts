import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Another build can be put to the same test. */
const DIST = process.env.LASTCALL_DIST ?? here('../../../dist')
const IN_PAGE = ['report', 'app', 'desk', 'pagehide', 'classic']

/** The built script-tag file, and the site's own scripts. */
export async function buildAssets(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: IN_PAGE.map((name) => here(`in-page/${name}.ts`)),
    outdir: '/assets',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  const built = async (name: string) => [name, await readFile(join(DIST, name), 'utf8')] as const
  return new Map([
    await built('lastcall.global.js'),
    await built('lastcall.full.global.js'),
    ...outputFiles.map(({ path, text }) => [basename(path), text] as const),
  ])
}
