/** Tries each primitive of each engine: `npx tsx e2e/browsers/try.ts [engine] [part of a name]`. */
import type { Engine } from './browser.ts'
import { launch } from './launch.ts'
import { setup } from './setup.ts'
import { ACTS } from './try/acts.ts'
import { startSite } from './try/site.ts'

const [only, part = ''] = process.argv.slice(2)
const ready = setup()
for (const line of ready.left) console.log(`left out: ${line}`)

const since = (from: number) => `${String(Date.now() - from).padStart(5)} ms`

const tryEngine = async (engine: Engine) => {
  const site = await startSite()
  let from = Date.now()
  const browser = await launch(engine)
  console.log(`ok   ${since(from)}  ${engine}: launch of ${browser.version}`)
  let failed = 0
  let starts = 0
  const acts = ACTS.filter(({ name, not }) => name.includes(part) && !not?.includes(engine))
  for (const { name, run } of acts) {
    site.forget()
    try {
      from = Date.now()
      await browser.restart(site.app('/a'))
      await site.told(/^\/a drawn/)
      starts += Date.now() - from
      site.forget()
      from = Date.now()
      await run({ browser, site })
      console.log(`ok   ${since(from)}  ${engine}: ${name}`)
    } catch (error) {
      failed++
      const picture = `/tmp/try-${engine}-${name.replace(/\W+/g, '-')}.png`
      await browser.picture(picture)
      console.log(
        `FAIL ${since(from)}  ${engine}: ${name}: ${(error as Error).message}\n${picture}`,
      )
    }
  }
  from = Date.now()
  await browser.stop()
  site.stop()
  const average = Math.round(starts / acts.length)
  console.log(`${engine}: ${failed} of ${acts.length} failed; a start takes ${average} ms`)
  return failed
}

const chosen = ready.engines.filter((engine) => !only || engine === only)
const failures = await Promise.all(chosen.map(tryEngine))
process.exitCode = failures.some(Boolean) ? 1 : 0
