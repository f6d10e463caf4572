import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from './server/listen'
import { dialogOf } from './support/dialog'
import { createHarbour } from './support/harbour'
import { expect, test } from './support/test'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The demo as `npm start` runs it, with a shorter patience. */
const start = async () => {
  const [port, otherPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: `${port}`, OTHER_PORT: `${otherPort}`, DEMO_IDLE: '22s' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { child, line: String(line), origin: `http://localhost:${port}` }
}

test('expires by itself, on the page and on the server, and leads to a sign-in that returns', async ({
  page,
}) => {
  test.slow()
  const { child, line, origin } = await start()
  try {
    expect(line).toContain(origin)
    const harbour = createHarbour(origin, page)
    await harbour.signIn()
    await harbour.open('/payments?q=gas')
    await expect(dialogOf(page).dialog).toBeVisible()
    await page.waitForURL(`${origin}/session-expired?from=%2Fpayments%3Fq%3Dgas`)
    await harbour.ended('idle')
    expect(await harbour.kinds()).toEqual(expect.arrayContaining(['warning', 'expired', 'end']))
    await page.reload()
    await expect(page.locator('#reason')).toContainText('Nothing happened for 22 seconds')
    await page.getByRole('link', { name: 'Sign in again' }).click()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await harbour.arrives('/payments?q=gas')
  } finally {
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  }
})
