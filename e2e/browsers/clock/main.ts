/** One clock for two tabs, in three stock browsers and in real time: `npm run test:clock`. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Engine } from '../browser.ts'
import { launch } from '../launch.ts'
import { setup } from '../setup.ts'
import { until } from '../until.ts'
import { openSite, type Site, TIMING } from './site.ts'

/** Where the page has nothing. */
const BLANK = { x: 300, y: 300 }
const TABS = ['one', 'two']
/** For a browser to note what it will open again. In ms. */
const SETTLED = 2_000
/** Arriving in the server's own time, requests come a little closer to each other. In ms. */
const JITTER = 500

interface Place {
  readonly browser: Browser
  readonly site: Site
}

const both = (site: Site, what: string, since: number) =>
  until(
    () => TABS.every((tab) => site.told(`${tab} ${what}`, since).length > 0),
    `${what} in both tabs`,
    TIMING.idle,
  )

const expect = (holds: boolean, sentence: string) => {
  if (!holds) throw new Error(sentence)
}

/** In the order in which one session goes through them. */
const PROMISES: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  'work in one tab keeps both': async ({ browser, site }) => {
    const until = Date.now() + 1.5 * TIMING.idle
    while (Date.now() < until) {
      await browser.click(BLANK)
      await sleep(2_000)
    }
    expect(site.told('one warning').length === 0, 'the tab behind was warned')
    expect(site.told('two warning').length === 0, 'the tab in front was warned')
  },
  'there is one heartbeat an interval for both': async ({ site }) => {
    const beats = site.told('/keep-alive').map(({ at }) => at)
    const gaps = beats.slice(1).map((at, i) => at - beats[i]!)
    expect(beats.length >= 4, `${beats.length} heartbeats`)
    expect(Math.min(...gaps) >= TIMING.interval - JITTER, `after ${gaps} ms`)
  },
  '"Stay signed in" in one closes the warning of both': async ({ browser, site }) => {
    const since = Date.now()
    await both(site, 'warning', since)
    await browser.press('Return')
    await both(site, 'extended', since)
  },
  'signing out of one signs out of both': async ({ browser, site }) => {
    const since = Date.now()
    await browser.press('q')
    await both(site, 'signedout', since)
    await until(() => site.told('/goodbye', since).length === TABS.length, 'two goodbyes')
    expect(site.told('/end', since).length === 1, 'the server was told otherwise than once')
  },
  'a machine that slept through the end shows no warning, and goes': async ({ browser, site }) => {
    const since = Date.now()
    await browser.restart(site.url('one'))
    await until(() => site.told('one loaded', since).length, 'the page')
    await browser.sleep(TIMING.idle + 2_000)
    await until(() => site.told('/gone', since).length, 'the page for an expired session')
    await until(() => site.told('one expired', since).length, 'a word of the end')
    expect(site.told('one warning', since).length === 0, 'there was a warning')
  },
  'a page whose tab is opened again after the end is asked for anew': async ({ browser, site }) => {
    const since = Date.now()
    await browser.restart(site.url('one'))
    await until(() => site.told('one loaded', since).length, 'the page')
    const opened = Date.now()
    await browser.newTab(site.url('two'))
    await until(() => site.told('two loaded', opened).length, 'the page in a tab of its own')
    await sleep(SETTLED)
    await browser.closeTab()
    await sleep(SETTLED)
    site.end()
    const closed = Date.now()
    await browser.press('ctrl+shift+t')
    await until(() => site.told('/two', closed).length, 'the page, asked for anew')
    await until(() => site.told('/gone', closed).length, 'the page for an expired session')
    await sleep(SETTLED)
    expect(site.told('two loaded', closed).length === 0, 'the old page was shown')
  },
}

/** MiniBrowser cannot open a closed tab again. */
const IMPOSSIBLE: Partial<Record<Engine, RegExp>> = { webkit: /opened again/ }

async function prove(engine: Engine): Promise<boolean[]> {
  const site = await openSite()
  const browser = await launch(engine)
  const results: boolean[] = []
  try {
    await browser.restart(site.url('one'))
    await until(() => site.told('one loaded').length, 'the first tab')
    await browser.newTab(site.url('two'))
    await until(() => site.told('two loaded').length, 'the second tab')
    for (const [name, promise] of Object.entries(PROMISES)) {
      if (IMPOSSIBLE[engine]?.test(name)) continue
      const problem = await promise({ browser, site }).catch((error: Error) => error.message)
      results.push(!problem)
      console.log(
        `${problem ? 'FAIL ' : 'ok   '} ${engine}: ${name}${problem ? `: ${problem}` : ''}`,
      )
    }
    if (results.includes(false)) console.log(`      ${site.all().join('\n      ')}`)
  } finally {
    await browser.stop()
    site.stop()
  }
  return results
}

const { engines, left } = setup()
for (const line of left) console.log(`left out: ${line}`)
const results = (await Promise.all(engines.map(prove))).flat()
const failed = results.filter((passed) => !passed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed || !results.length ? 1 : 0
