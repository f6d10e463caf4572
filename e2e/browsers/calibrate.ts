import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Point } from './browser.ts'
import type { Robot } from './robot.ts'
import { until } from './until.ts'

/** Where the page begins, from its window's corner: a tab bar may come with the second tab. */
export interface Offsets {
  readonly oneTab: Point
  readonly manyTabs: Point
}

const SPOT: Point = { x: 600, y: 500 }

const PAGE = `<!doctype html><title>calibration</title><script>
const tell = (what) => fetch('/told?' + what, { method: 'POST' })
addEventListener('load', () => tell('load'))
addEventListener('mousemove', (event) => {
  if (event.screenX === ${SPOT.x}) tell([event.clientX, event.clientY])
})
</script>`

const PUSH = 100

export const calibrate = async (browser: Browser, robot: Robot): Promise<Offsets> => {
  let told: string[] = []
  const server = createServer((request, response) => {
    const [path, what] = (request.url ?? '').split('?')
    if (path === '/told' && what) told.push(what)
    response.setHeader('content-type', 'text/html')
    response.end(path === '/' ? PAGE : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  const measure = async (open: Promise<void>): Promise<Point> => {
    await open
    await until(() => told.includes('load'), 'the calibration page')
    // A page that was not drawn yet gets no pointer events, so it is pushed until it says so.
    const at = await until(async () => {
      told = []
      await robot.move({ x: SPOT.x + 1, y: SPOT.y })
      await robot.move(SPOT)
      await sleep(PUSH)
      // The page may be loaded again, and say so in between.
      return told.findLast((what) => what !== 'load')
    }, 'the pointer on the calibration page')
    told = []
    const [x = 0, y = 0] = at.split(',').map(Number)
    return { x: SPOT.x - x, y: SPOT.y - y }
  }

  try {
    const oneTab = await measure(browser.restart(url))
    const manyTabs = await measure(browser.newTab(url))
    return { oneTab, manyTabs }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
