import type { Engine } from '../browser.ts'
import { ROWS, UNMADE } from '../rows/all.ts'
import { GRACE } from '../site/grace.ts'
import type { Subject } from '../site/world.ts'
import {
  ENGINE_NAMES,
  ENGINES,
  LASTCALL,
  type Report,
  type Result,
  SUBJECT_NAMES,
} from './results.ts'
import { type Total, totalsOf } from './totals.ts'

type Cells = readonly (string | number)[]

const line = (cells: Cells) => `| ${cells.join(' | ')} |`
const table = (head: Cells, rows: readonly Cells[]) =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')

const graces = [...new Set(Object.values(GRACE))].map((ms) => ms / 1000).join(' and ')

/** `not run` and everything that went wrong stands out. */
function wordFor(one: Result): string {
  const { outcome, kind, unsure } = one
  if (outcome === 'unsure' || (outcome === 'right' && unsure)) return 'unsure'
  if (outcome === 'right') return kind === 'stay' ? 'stays' : 'ends'
  // A row about staying has its limit in the close that follows.
  if (outcome === 'limit') return kind === 'stay' ? 'stays' : 'not told'
  if (outcome === 'ended') return 'ended'
  return `**${outcome}**`
}

function cell(results: readonly Result[], row: string, engine: Engine, subject: Subject): string {
  const own = results.filter(
    (one) =>
      one.row === row && one.engine === engine && one.subject === subject && one.unsure !== 'end',
  )
  if (own.length === 0) return ROWS.find(({ name }) => name === row)?.not?.[engine] ? '–' : ''
  const words = own.map(wordFor)
  return [...new Set(words)]
    .map((word) =>
      words.length === 1 ? word : `${word} ${words.filter((other) => other === word).length}×`,
    )
    .join(', ')
}

const totalsTable = (totals: readonly Total[]) =>
  table(
    ['', 'rows', 'right', 'cannot be known', 'missed', 'stays wrongly ended', 'not run'],
    totals.map(({ engine, subject, rows, right, unknown, missed, wronged, stays, notRun }) => [
      `${ENGINE_NAMES[engine]}: ${SUBJECT_NAMES[subject]}`,
      ...[rows, right, unknown, missed, `${wronged} of ${stays}`, notRun],
    ]),
  )

const rowsTable = (results: readonly Result[], kind: 'stay' | 'end') =>
  table(
    [
      kind === 'stay' ? 'the session stays when …' : 'the session ends when …',
      ...ENGINES.flatMap((engine) => [ENGINE_NAMES[engine], 'two-phase']),
    ],
    ROWS.filter((row) => row.kind === kind).map(({ name }) => [
      name,
      ...ENGINES.flatMap((engine) =>
        LASTCALL.map((subject) => cell(results, name, engine, subject)),
      ),
    ]),
  )

function impossible(): string {
  const cannot = ROWS.flatMap(({ name, not = {} }) =>
    Object.entries(not).map(([engine, why]) => [name, ENGINE_NAMES[engine as Engine], why, '–']),
  )
  const limits = ROWS.flatMap(({ name, limits = [] }) =>
    limits.map(({ engines, subjects, why }) => [
      name + (subjects ? ` (${subjects.map((one) => SUBJECT_NAMES[one]).join(', ')})` : ''),
      engines.map((engine) => ENGINE_NAMES[engine]).join(', '),
      why,
      'the idle timeout of the server',
    ]),
  )
  const nobody = UNMADE.map(({ name, why, covered }) => [name, 'all', why, covered])
  return table(['what', 'where', 'why', 'what covers it'], [...limits, ...nobody, ...cannot])
}

export function page(report: Report): string {
  const { results, versions, date, seconds } = report
  const totals = totalsOf(results)
  return `# Who notices that a person has left

Written by \`npm run table\` on ${date.slice(0, 10)}: ${results.length} cases in ${Math.round(seconds / 60)} minutes, in
${Object.values(versions).join(', ')}.

![Bars for each browser and script: rows that came out right, and stays that were ended](pictures/leave-table.svg)

${totalsTable(totals)}

The two at the end are what Lastcall is measured against: a bare \`pagehide\` listener that sends a
beacon, and the script of 2010 that sets a flag on clicks, forms and some keys and reads it when the
page unloads.

## How it was made

Stock browsers, as Debian ships them, each on a display of its own, driven by key presses, clicks and
the window manager. There is no automation protocol: the pages tell the server what happens to them,
and each act waits for what the last one made the server hear. A tab of another site stays open all
the time, so that closing a tab closes no browser. Chromium and WebKitGTK ran at the same time,
Firefox after them: on a busy machine some of its closed pages send nothing.

Every row is the same course: open a page, do something that must end nothing, leave, which must end
the session once; all requests of the run are judged at its end, so that late and doubled ones count.
In two-phase mode the server's grace periods are ${graces} seconds, and a stay counts only if no
grace was running when the tab was closed.

- **stays**, **ends**: as it should, and the one end request came from the page that was left.
- **unsure**: the page cannot know. It does what \`whenUnsure\` says, which is staying; with \`end\` it
  was seen to end. In two-phase mode the server knows.
- **not told**: nothing can be sent there. The idle timeout of the server covers it.
- **ended**: closed, and opened again. Only a grace period can wait for that.
- In bold, what went wrong: **wrong end** while the person stayed, **missing end** when the tab was
  closed (each stay ends with that), **second end**, **not run**.
- –: cannot be done with this browser, see [below](#what-cannot-be-made-or-not-be-known).

## Staying

${rowsTable(results, 'stay')}

## Leaving

${rowsTable(results, 'end')}

## What cannot be made, or not be known

${impossible()}
`
}

/** A few lines for the README. */
export function summary(report: Report): string {
  const totals = totalsOf(report.results)
  const subjects = [...new Set(totals.map(({ subject }) => subject))]
  const of = (engine: Engine, subject: Subject) =>
    totals.find((total) => total.engine === engine && total.subject === subject)
  return table(
    [
      'right / stays wrongly ended',
      ...ENGINES.map((engine) => report.versions[engine] ?? ENGINE_NAMES[engine]),
    ],
    subjects.map((subject) => [
      SUBJECT_NAMES[subject],
      ...ENGINES.map((engine) => {
        const total = of(engine, subject)
        return total ? `${total.right} of ${total.rows} / ${total.wronged}` : ''
      }),
    ]),
  )
}
