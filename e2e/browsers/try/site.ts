import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Point } from '../browser.ts'
import { until } from '../until.ts'

/** Links, one below the other; each place is the middle of one. */
const LINKS = {
  next: '<a href="/next">next</a>',
  blank: '<a href="/blank" target="_blank">blank</a>',
  popup: `<a href="#" onclick="open('/popup', '', 'width=400,height=300');return false">popup</a>`,
  download: '<a href="/file" download="file.txt">download</a>',
  mail: '<a href="mailto:a@b.c">mail</a>',
}

const HEIGHT = 40
const at = (index: number): Point => ({ x: 60, y: HEIGHT * index + HEIGHT / 2 })

export const places = Object.fromEntries(
  Object.keys(LINKS).map((name, index) => [name, at(index)]),
) as Record<keyof typeof LINKS, Point>

const page = (path: string) => `<!doctype html><title>${path}</title>
<style>body{margin:0}a{display:block;width:120px;height:${HEIGHT}px;background:#dfd}</style>
${Object.values(LINKS).join('\n')}
<script>
const tell = (...what) =>
  navigator.sendBeacon('/told', [location.pathname, ...what, document.visibilityState].join(' '))
for (const name of ['beforeunload', 'pagehide', 'pageshow', 'visibilitychange'])
  addEventListener(name, ({ persisted }) => tell(name, persisted ? 'cached' : ''), true)
addEventListener('click', (e) => tell('click', e.clientX + ',' + e.clientY, e.isTrusted), true)
addEventListener('auxclick', (e) => tell('auxclick', e.button, e.isTrusted), true)
addEventListener('dragover', (e) => e.preventDefault())
addEventListener('drop', (e) => { e.preventDefault(); tell('drop', e.dataTransfer.getData('URL')) })
addEventListener('keydown', (e) => tell('key', e.key))
requestAnimationFrame(() => requestAnimationFrame(() => tell('drawn')))
</script>`

/** Says what the pages have told: each line is `path what details visibility`. */
export const startSite = async () => {
  let lines: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    response.setHeader('cache-control', 'no-cache')
    if (path === '/told') {
      request.setEncoding('utf8')
      request.on('data', (line: string) => lines.push(line))
      response.end()
    } else if (path === '/file') {
      lines.push('/file asked')
      response.setHeader('content-disposition', 'attachment; filename=file.txt')
      response.end('text')
    } else {
      response.setHeader('content-type', 'text/html')
      response.end(page(path))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo

  return {
    app: (path: string) => `http://127.0.0.1:${port}${path}`,
    other: (path: string) => `http://localhost:${port}${path}`,
    lines: () => lines,
    forget: () => {
      lines = []
    },
    /** Waits for a line for each pattern, in whatever order. */
    told: async (...patterns: RegExp[]) => {
      for (const pattern of patterns) {
        await until(() => lines.some((line) => pattern.test(line)), `${pattern}`, 5_000).catch(
          (error: Error) => {
            throw new Error(`${error.message}; told was\n      ${lines.join('\n      ')}`)
          },
        )
      }
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Site = Awaited<ReturnType<typeof startSite>>
