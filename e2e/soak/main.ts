import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import config from '../../playwright.config.ts'
import { startSites } from '../server/start.ts'
import { createAppFor } from '../support/app.ts'
import { MINUTE } from '../support/time.ts'
import { begin, liveAnHour } from './hours.ts'
import { type Check, judge, type Samples, tableOf } from './judge.ts'
import { breakPages } from './leaks.ts'
import { createMeter } from './meter.ts'
import { openSession } from './session.ts'
import { openTabs } from './tabs.ts'
import { createTime } from './time.ts'

const HOURS = 8
const TABS = 5

const ARGS = [
  // Input waits for the next frame, of which a tab that draws nothing has one a second.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  // Code that was compiled, and what was learnt of types for it, lies on the same heap: 170 kB more in
  // eight hours. So it is compiled once, for the interpreter, and kept.
  '--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation --no-flush-bytecode',
]

const { values } = parseArgs({
  options: {
    // To see the soak find something.
    broken: { type: 'boolean', default: false },
  },
})
const folder = process.env.RESULTS_DIR ?? '.results'

const launch = () => {
  const { launchOptions } = config.projects?.[0]?.use ?? {}
  return chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), ...ARGS] })
}

const save = (name: string, what: unknown) =>
  writeFileSync(join(folder, `soak-${name}.json`), `${JSON.stringify(what)}\n`)

const soak = async (): Promise<Check[]> => {
  const sites = await startSites()
  const browser = await launch()
  const context = await browser.newContext()
  const app = createAppFor(sites, sites.addWorld())
  const time = createTime(context)
  openSession(app, time)
  const samples: Samples[number][] = []
  const story = begin()

  try {
    const tabs = await openTabs(context, app, TABS)
    if (values.broken) await breakPages(tabs.pages)
    const meters = await tabs.each(createMeter)
    console.log(`${HOURS} hours of ${TABS} tabs in Chromium ${browser.version()}`)
    while (samples.length < HOURS) {
      const began = performance.now()
      await liveAnHour(tabs, time, story)
      samples.push(await Promise.all(meters.map((meter) => meter.read())))
      const seconds = Math.round((performance.now() - began) / 1000)
      const keptAlive = `${app.heard('keep-alive').length} keep-alives`
      console.log(`hour ${samples.length} in ${seconds} s: ${keptAlive}, ${story.presses} warnings`)
    }
    console.log(`\n${tableOf(samples)}\n`)
    save('samples', { samples, story })
    return judge(app, story, samples, await tabs.states())
  } catch (error) {
    const paths = context.pages().map((page) => new URL(page.url()).pathname)
    const when = `${time.elapsed() / MINUTE} minutes`
    throw new Error(`${error}\nafter ${when}, the tabs at ${paths.join(', ')}`)
  } finally {
    await browser.close()
    await sites.close()
  }
}

mkdirSync(folder, { recursive: true })
const brokenOff = (error: Error): Check[] => [
  { name: `${HOURS} hours without breaking off`, problem: error.message },
]
save('checks', await soak().catch(brokenOff))
