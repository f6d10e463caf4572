import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import type { ProcessShown } from '../demo/server/farm/processes'
import { startRedis } from '../test/server/redis/server'
import { freePort } from './server/listen'
import { violationsOf } from './support/axe'
import { createHarbour } from './support/harbour'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { SECOND } from './support/time'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The demo as `npm start` runs it with a Redis of its own. */
const start = async () => {
  const redis = await startRedis()
  const [port, otherPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      REDIS_URL: redis.url,
      PORT: `${port}`,
      OTHER_PORT: `${otherPort}`,
      DEMO_GRACE: '1s',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const origin = `http://localhost:${port}`
  const processes = async () => {
    const answer = await fetch(`${origin}/inspector/log`)
    return ((await answer.json()) as { processes: ProcessShown[] }).processes
  }
  const stop = async () => {
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const how = await exited
    await redis.remove()
    return how
  }
  return { origin, processes, stop }
}

/** The process that answers when a page is opened. */
const opens = async (page: Page, url: string) => {
  const answer = await page.goto(url)
  expect(answer?.status()).toBe(200)
  return Number(answer?.headers()['x-harbour-process'])
}

/** Somebody is signed in, and somebody else has the inspector open. */
const openBoth = async (demo: { readonly origin: string }, page: Page, context: BrowserContext) => {
  const harbour = createHarbour(demo.origin, page)
  await harbour.signIn()
  const inspector = await context.newPage()
  await inspector.goto(`${demo.origin}/inspector`)
  return { harbour, inspector }
}

const isUp = ({ state }: ProcessShown) => state === 'up'

test('sessions go on without the process that answered, and the other one is told of the end, once', async ({
  page,
  context,
}) => {
  test.slow()
  const demo = await start()
  try {
    const { harbour, inspector } = await openBoth(demo, page, context)
    const victim = await opens(page, `${demo.origin}/accounts`)
    const survivor = (await demo.processes()).find(({ pid }) => pid !== victim)!.pid
    expect(await violationsOf(inspector)).toEqual([])
    const list = inspector.getByRole('region', { name: 'Who answers' })
    const card = list.getByRole('listitem').filter({ hasText: `Process ${victim}` })
    await card.getByRole('button', { name: 'Kill this process' }).click()
    await expect(card).toContainText('Killed')
    await expect(list.getByRole('status')).toHaveText('One process answers.')
    await expect(inspector.locator('#connection')).toHaveText('Live')

    await page.bringToFront()
    for (const path of ['/payments', '/documents', '/spa', '/accounts']) {
      expect(await opens(page, demo.origin + path)).toBe(survivor)
    }
    await harbour.live()

    await closeTab(page)
    await harbour.ended('closed')
    await harbour.notes({ kind: 'end', reason: 'closed', by: survivor })
    // Long enough for a second delivery, if there were one.
    await inspector.waitForTimeout(3 * SECOND)
    expect((await harbour.kinds()).filter((kind) => kind.startsWith('end'))).toEqual(['end'])
    const counts = (await demo.processes()).map(({ pid, state, ends }) => ({ pid, state, ends }))
    expect(counts).toContainEqual({ pid: victim, state: 'killed', ends: 0 })
    expect(counts).toContainEqual({ pid: survivor, state: 'up', ends: 1 })
  } finally {
    expect(await demo.stop()).toEqual([0, null])
  }
})

test('without any process nobody is answered, and with a new one the session is still there', async ({
  page,
  context,
}) => {
  test.slow()
  const demo = await start()
  try {
    const { harbour, inspector } = await openBoth(demo, page, context)
    const kill = inspector.getByRole('button', { name: /^Kill this process/ })
    await kill.first().click()
    await expect(kill).toHaveCount(1)
    await kill.click()
    await expect(kill).toHaveCount(0)
    expect((await demo.processes()).filter(isUp)).toEqual([])
    expect((await fetch(`${demo.origin}/accounts`)).status).toBe(503)

    await inspector.getByRole('button', { name: 'Start another process' }).click()
    await expect(kill).toHaveCount(1)
    await opens(page, `${demo.origin}/accounts`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(harbour.name)
    await harbour.live()
  } finally {
    expect(await demo.stop()).toEqual([0, null])
  }
})

test('only the inspector itself can kill a process', async () => {
  const demo = await start()
  try {
    const [first] = await demo.processes()
    const kill = (headers: Record<string, string>) =>
      fetch(`${demo.origin}/inspector/processes/${first?.pid}/kill`, { method: 'POST', headers })
    expect((await kill({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await kill({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await kill({})).status).toBe(403)
    expect((await demo.processes()).filter(isUp)).toHaveLength(2)
  } finally {
    expect(await demo.stop()).toEqual([0, null])
  }
})
