import type { App } from '../support/app.ts'
import { MINUTE, SECOND } from '../support/time.ts'
import type { Story } from './hours.ts'
import { MEASURES, type Measure, type Sample } from './meter.ts'

/** Until then scripts run for the first time: what becomes of them is kept. In hours. */
const WARM = 1

/**
 * How much more there may be an hour. What was used last is kept for a while: from some hour on it may
 * be 5 objects more, of 80 bytes together. Of a leak once a minute the least is 60 objects, each of 12
 * bytes and 4 for where it is kept.
 */
const MOST = { objects: 1, heap: 360 }

/** The least time between two keep-alives of all tabs together. */
const INTERVAL = MINUTE

/** What was seen, an hour after the other, of each tab. */
export type Samples = readonly (readonly Sample[])[]

export interface Check {
  readonly name: string
  readonly problem?: string | undefined
}

const seriesOf = (samples: Samples, tab: number, measure: Measure) =>
  samples.slice(WARM - 1).map((tabs) => tabs[tab]![measure])

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)

/** By the hour: of the straight line that is closest to a series. */
const slope = (series: readonly number[]) => {
  const middle = (series.length - 1) / 2
  const across = sum(series.map((_, hour) => (hour - middle) ** 2))
  const up = sum(series.map((value, hour) => (hour - middle) * value))
  return up / across
}

const problemsOf = (samples: Samples, judge: (tab: number) => string | undefined) => {
  const problems = (samples[0] ?? []).map((_, tab) => {
    const problem = judge(tab)
    return problem && `tab ${tab + 1}: ${problem}`
  })
  return problems.filter(Boolean).join('\n') || undefined
}

/** At the same minute of each hour there is the same. */
const same = (samples: Samples, measure: Measure): Check => ({
  name: `no more ${measure} from hour to hour`,
  problem: problemsOf(samples, (tab) => {
    const series = seriesOf(samples, tab, measure)
    const grows = series.some((value) => !(value <= series[0]!))
    return grows ? series.join(', ') : undefined
  }),
})

const steady = (samples: Samples, measure: keyof typeof MOST): Check => ({
  name: `${measure}: less than ${MOST[measure]} more an hour`,
  problem: problemsOf(samples, (tab) => {
    const series = seriesOf(samples, tab, measure)
    const grown = slope(series)
    return grown < MOST[measure] ? undefined : `${grown.toFixed(1)} an hour: ${series.join(', ')}`
  }),
})

const tooSoon = ({ beats }: Story) => {
  const gaps = beats.slice(1).map((at, n) => ({ at, gap: at - beats[n]! }))
  const short = gaps.filter(({ gap }) => gap < INTERVAL)
  const said = short.slice(0, 5).map(({ at, gap }) => `${gap / SECOND} s before ${clockOf(at)}`)
  return short.length ? `${short.length} sooner: ${said.join(', ')}` : undefined
}

const clockOf = (at: number) => new Date(at).toISOString().slice(11, 19)

const expected = (found: unknown, wanted: unknown) =>
  String(found) === String(wanted) ? undefined : `${found} instead of ${wanted}`

/** What has to be true of a day. */
export const judge = (app: App, story: Story, samples: Samples, states: readonly string[]) => {
  const { beats, busy, presses, pressed } = story
  const sent = beats.length + pressed
  const all = (what: string) => app.heard(what).length
  const checks: Check[] = [
    {
      name: 'every tab is active at the end',
      problem: expected(
        states,
        states.map(() => 'active'),
      ),
    },
    { name: 'no tab was loaded twice', problem: expected(all('page'), states.length) },
    { name: 'nobody was told that it is over', problem: expected(all('gone') + all('end'), 0) },
    { name: `${presses} presses, one keep-alive each`, problem: expected(pressed, presses) },
    { name: 'one keep-alive an interval at most, for all tabs together', problem: tooSoon(story) },
    {
      // A press tells the minute after it, and the last minute before the quiet is told twice. So it is
      // only the first that goes without: the pages have just been loaded.
      name: `one for each of ${busy} minutes with somebody there, but for the first`,
      problem: expected(beats.length, busy - 1),
    },
    { name: 'all of them came to the server', problem: expected(all('keep-alive'), sent) },
  ]
  const counts = (['listeners', 'timers', 'nodes', 'documents'] as const).map((measure) =>
    same(samples, measure),
  )
  return [...checks, ...counts, steady(samples, 'objects'), steady(samples, 'heap')]
}

const rowOf = (samples: Samples, tab: number) => {
  const cells = MEASURES.map((measure) => {
    const series = seriesOf(samples, tab, measure)
    const [first, last] = [series[0], series.at(-1)]
    return first === last ? String(first) : `${first} > ${last}`
  })
  return [`${tab + 1}`, ...cells, slope(seriesOf(samples, tab, 'heap')).toFixed(1)]
}

/** The tabs, with what was there once they were warm, and at the end where that is not the same. */
export const tableOf = (samples: Samples): string => {
  const head = ['tab', ...MEASURES, 'bytes an hour']
  const rows = [head, ...(samples[0] ?? []).map((_, tab) => rowOf(samples, tab))]
  const widths = head.map((_, n) => Math.max(...rows.map((row) => row[n]!.length)))
  return rows.map((row) => row.map((cell, n) => cell.padStart(widths[n]!)).join('  ')).join('\n')
}
