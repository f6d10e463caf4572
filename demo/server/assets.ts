import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

interface Asset {
  path: string
  body: string
}

const bundled = async (): Promise<Asset[]> => {
  const { outputFiles } = await build({
    entryPoints: [
      { out: 'page', in: here('../client/page.ts') },
      { out: 'spa', in: here('../client/spa/main.ts') },
      { out: 'own', in: here('../client/own/main.ts') },
      { out: 'auto', in: here('../client/auto.ts') },
      { out: 'inspector', in: here('../client/inspector/main.ts') },
      { out: 'harbour', in: here('../assets/harbour.css') },
      { out: 'inspector', in: here('../assets/inspector.css') },
    ],
    outdir: '/assets',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map(({ path, text }) => ({ path, body: text }))
}

const drawn = async (): Promise<Asset[]> => {
  const names = (await readdir(here('../assets'))).filter((name) => name.endsWith('.svg'))
  const read = async (name: string) => ({
    path: `/assets/${name}`,
    body: await readFile(join(here('../assets'), name), 'utf8'),
  })
  return Promise.all(names.map(read))
}

/** The file that script-tag pages include, as a site without a bundler would copy it. */
const library = async (): Promise<Asset> => ({
  path: '/lastcall.full.js',
  body: await readFile(here('../../dist/lastcall.full.global.js'), 'utf8').catch(() => {
    throw new Error('dist/ is not there yet: run `npm run build` first')
  }),
})

/** Bundles scripts and styles once and serves them, with the drawings, from memory. */
export const serveAssets = async (): Promise<Hono> => {
  const app = new Hono()
  const own = await library()
  for (const { path, body } of [own, ...(await bundled()), ...(await drawn())]) {
    app.get(path, (c) => {
      c.header('content-type', types[extname(path)] ?? 'application/octet-stream')
      c.header('cache-control', 'no-cache')
      return c.body(body)
    })
  }
  return app
}
