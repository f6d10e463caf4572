import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from './server/answers'
import { createAppFor } from './support/app'
import { act, dialogOf, stateOf } from './support/dialog'
import { held } from './support/held'
import { launchSuspendable } from './support/suspended'
import { expect, test } from './support/test'
import { SECOND } from './support/time'
import { listenTo, namesOf } from './support/told'
import { openWindow } from './support/unseen'

// In real time, which is dear: all pages sleep at once, in one browser whose processes are stopped.
test.skip(process.platform !== 'linux', 'the processes of a browser are looked up in /proc')

const LIVE: Answer = { json: { state: 'live', expires_in: 290 } }
/** As short as it can be: a warning lasts for 20 seconds, and this one opens after six. */
const OPTIONS = { 'keep-alive-url': 'keep-alive', 'idle-timeout': '26s', warning: '20s' }
const ASKING = { ...OPTIONS, 'status-url': 'status' }

test('pages of a browser that was suspended past their deadline show nothing that is stale', async ({
  launchOptions,
  sites,
}) => {
  test.setTimeout(60 * SECOND)
  const machine = await launchSuspendable(launchOptions)
  const worlds: ReturnType<typeof sites.addWorld>[] = []
  const build = (options: Record<string, string>, ...answers: Answer[]) => {
    const world = sites.addWorld()
    worlds.push(world)
    const app = createAppFor(sites, world)
    app.use(options)
    app.answer('status', ...answers)
    return app
  }
  /** A page of an app of its own. The server knows no time when it is loaded. */
  const open = async (options: Record<string, string>, ...answers: Answer[]) => {
    const app = build(options, {}, ...answers)
    const page = await (await machine.browser.newContext()).newPage()
    const told = await listenTo(page)
    await app.open(page)
    return { app, page, told, ...dialogOf(page) }
  }
  const [said, say] = held()

  try {
    const warned = await open({ ...ASKING, 'idle-timeout': '21s' }, {}, LIVE)
    const alone = await open({ ...OPTIONS, 'expired-url': 'gone' })
    const ended = await open({ ...ASKING, 'expired-url': 'gone' }, { status: 401 })
    const alive = await open(ASKING, { ...LIVE, after: said })
    // In the background, and frozen before the machine falls asleep: it is so when that wakes up.
    const frozen = build(ASKING, {}, LIVE)
    const window = await openWindow(machine.browser)
    const tab = await window.open(frozen.url('page?reports'))
    await frozen.hears('status')
    await window.open(frozen.other)
    await frozen.hears('marker', 2)
    await tab.freeze()

    // There is something to tell the server of, and no time left to do it.
    await alive.page.bringToFront()
    await act(alive.page)
    await expect(warned.dialog).toBeVisible()
    for (const { page } of [alone, ended, alive]) expect(await stateOf(page)).toBe('active')

    machine.suspend()
    await wait(27 * SECOND)
    const before = [alive, alone, ended].map(({ told }) => told.length)
    machine.resume()

    // Covered before it asks, and asks before anything else; with no dialog in between.
    await alive.app.hears('status', 2)
    await expect(alive.curtain).toBeVisible()
    expect(await stateOf(alive.page)).toBe('checking')
    const [first] = alive.told.slice(before[0])
    expect(first).toMatchObject({ name: 'fetch', covered: true })
    expect(String(first!.detail.url)).toBe(alive.app.url('status'))
    expect(alive.app.heard('keep-alive')).toHaveLength(0)
    // The server says that the session outlived the sleep.
    say()
    await expect(alive.dialog).toHaveCount(0)
    expect(await stateOf(alive.page)).toBe('active')
    expect(namesOf(alive.told)).not.toContain('warning')

    // The dialog that was open is gone: there is time again.
    await expect(warned.dialog).toHaveCount(0)
    expect(await stateOf(warned.page)).toBe('active')

    // Of what is over, and of what nobody can be asked about, nothing is shown.
    await ended.page.waitForURL(ended.app.url('gone'))
    await alone.page.waitForURL(alone.app.url('gone'))
    for (const [i, { told }] of [alone, ended].entries()) {
      expect(namesOf(told.slice(before[i + 1]))).not.toContain('warning')
    }
    const expired = alone.told.find(({ name }) => name === 'expired')
    expect(expired).toMatchObject({ detail: { reason: 'idle' }, covered: true })

    // A tab that is frozen asks when it is thawed.
    expect(frozen.heard('status')).toHaveLength(1)
    await tab.show()
    await frozen.hears('status', 2)
  } finally {
    await machine.close()
    for (const world of worlds) world.end()
  }
})
