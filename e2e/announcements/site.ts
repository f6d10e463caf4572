import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildAssets } from '../browsers/site/assets.ts'

export const TITLE = 'A page that warns'
/** What is said for a few ms only, a browser may pass over. In ms. */
export const ANSWERS_AFTER = 1000

const PAGE = `<!doctype html><html lang="en"><title>${TITLE}</title>
<script src="/lastcall.global.js" defer data-keep-alive-url="/keep-alive" data-expired-url="/slow"
  data-idle-timeout="126s" data-warning="2m"></script>
<main><h1>Start</h1><label>Name <input autofocus></label><a href="/">Link</a></main></html>`

/** One page that warns for two minutes. Its session cannot be extended; the next page never comes. */
export async function openSite() {
  const assets = await buildAssets()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const asset = assets.get(path.slice(1))
    if (path === '/slow') return
    if (path === '/keep-alive') {
      setTimeout(() => response.writeHead(500).end(), ANSWERS_AFTER)
      return
    }
    if (asset) response.setHeader('content-type', 'text/javascript').end(asset)
    else if (path === '/') response.setHeader('content-type', 'text/html').end(PAGE)
    else response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
