import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildAssets } from '../site/assets.ts'

const SECOND = 1000

/** Short, as it passes in real time: the warning opens after 20 s, a heartbeat takes 10 s at least. */
export const TIMING = { idle: 40 * SECOND, interval: 10 * SECOND }

const page = (title: string) => `<!doctype html><title>${title}</title>
<style>body{height:100vh;margin:0}</style>
<script src="/lastcall.global.js" defer data-keep-alive-url="/keep-alive" data-end-url="/end"
  data-idle-timeout="${TIMING.idle / SECOND}s" data-warning="20s"
  data-expired-url="/gone" data-signed-out-url="/goodbye"></script>
<script>
const tell = (what) => fetch('/told', { method: 'POST', body: '${title} ' + what, keepalive: true })
for (const name of ['warning', 'extended', 'expired', 'signedout'])
  document.addEventListener('lastcall:' + name, () => tell(name))
addEventListener('keydown', ({ key }) => key === 'q' && lastcall.session.signOut())
addEventListener('load', () => tell('loaded'))
</script>`

/** One thing that happened, in the order it arrived. */
export interface Told {
  readonly at: number
  readonly what: string
}

/** Serves two pages of one session, and says what they did. */
export async function openSite() {
  const assets = await buildAssets()
  const all: Told[] = []
  let over = false
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const note = (what: string) => all.push({ at: Date.now(), what })
    response.setHeader('cache-control', 'no-store')
    const asset = assets.get(path.slice(1))
    if (asset) {
      response.setHeader('content-type', 'text/javascript')
      response.end(asset)
    } else if (request.method === 'POST') {
      request.setEncoding('utf8')
      let body = ''
      request.on('data', (more: string) => {
        body += more
      })
      request.on('end', () => {
        note(path === '/told' ? body : path)
        response.writeHead(204).end()
      })
    } else {
      note(path)
      const guarded = /^\/(one|two)$/.test(path)
      if (over && guarded) return response.writeHead(302, { location: '/gone' }).end()
      response.setHeader('content-type', 'text/html')
      response.end(guarded ? page(path.slice(1)) : `<title>${path}</title>`)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: (path: string) => `http://127.0.0.1:${port}/${path}`,
    told: (what: string, since = 0) => all.filter((one) => one.what === what && one.at >= since),
    all: () => all.map(({ what }) => what),
    /** The server's own timeout: its pages lead to the one for an expired session. */
    end() {
      over = true
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
