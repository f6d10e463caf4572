import { ENGINE_NAMES, ENGINES, type Report, SUBJECT_NAMES } from './results.ts'
import { type Total, totalsOf } from './totals.ts'

// Large letters in a narrow picture: it is read on a telephone, too.
const WIDTH = 720
const LEFT = 24
const BAR = { width: WIDTH - 2 * LEFT, height: 20 }
const ROW = 72
const HEAD = 62
const TOP = 232

const PARTS = [
  { key: 'right', says: 'right' },
  { key: 'unknown', says: 'cannot be known: left to the idle timeout' },
  { key: 'missed', says: 'a leave that was not told, or told twice' },
  { key: 'wronged', says: 'ended although the person stayed' },
] as const

const STYLE = `
  svg { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; font-size: 24px }
  .paper { fill: #fff } text { fill: #1f2328 } .soft { fill: #59636e }
  .title { font-size: 29px; font-weight: 600 } .engine { font-size: 26px; font-weight: 600 }
  .right { fill: #2c7a5b } .unknown { fill: #b6bec7 } .missed { fill: #d9a514 } .wronged { fill: #c4314b }
  text.bad { fill: #b3203b; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #f0f6fc } .soft { fill: #9198a1 }
    .right { fill: #3fa57c } .unknown { fill: #59636e } .missed { fill: #d9a514 } .wronged { fill: #f0566f }
    text.bad { fill: #ff8095 }
  }`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const text = (x: number, y: number, says: string, kind = '', more = '') =>
  `<text x="${x}" y="${y}" class="${kind}"${more}>${escaped(says)}</text>`

/** What went wrong is said in words and not by a colour alone. */
function verdictOn({ wronged, missed, stays }: Total): { says: string; kind: string } {
  if (wronged > 0) return { says: `${wronged} of ${stays} stays ended`, kind: 'bad' }
  return { says: missed > 0 ? `no stay ended, ${missed} missed` : 'no stay ended', kind: 'soft' }
}

function bar(total: Total, y: number): string {
  const run = total.rows - total.notRun || 1
  let x = LEFT
  const parts = PARTS.map(({ key }) => {
    const width = (total[key] / run) * BAR.width
    const at = x
    x += width
    return width
      ? `<rect class="${key}" x="${at.toFixed(1)}" y="${y + 34}" width="${width.toFixed(1)}" height="${BAR.height}"/>`
      : ''
  })
  const { says, kind } = verdictOn(total)
  const right = WIDTH - LEFT
  return [
    text(LEFT, y + 24, SUBJECT_NAMES[total.subject]),
    text(right, y + 24, says, kind, ' text-anchor="end"'),
    ...parts,
  ].join('')
}

/** Every browser and every script under test, as bars of all rows. */
export function picture(report: Report): string {
  const totals = totalsOf(report.results)
  const drawn: string[] = [
    text(LEFT, 46, 'Who notices that a person has left?', 'title'),
    ...PARTS.map(
      ({ key, says }, index) =>
        `<rect class="${key}" x="${LEFT}" y="${70 + index * 36}" width="22" height="22"/>` +
        text(LEFT + 34, 90 + index * 36, says, 'soft'),
    ),
  ]
  let y = TOP
  for (const engine of ENGINES) {
    const own = totals.filter((total) => total.engine === engine)
    if (own.length === 0) continue
    const rows = Math.max(...own.map((total) => total.rows))
    drawn.push(text(LEFT, y + 34, ENGINE_NAMES[engine], 'engine'))
    drawn.push(text(WIDTH - LEFT, y + 34, `${rows} rows`, 'soft', ' text-anchor="end"'))
    y += HEAD - 14
    for (const total of own) {
      drawn.push(bar(total, y))
      y += ROW - 8
    }
    y += 22
  }
  const label = totals
    .map(
      ({ engine, subject, right, rows, wronged }) =>
        `${ENGINE_NAMES[engine]}, ${SUBJECT_NAMES[subject]}: ${right} of ${rows} right, ${wronged} stays ended`,
    )
    .join('; ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="${escaped(label)}">
<style>${STYLE}</style>
<rect class="paper" width="${WIDTH}" height="${y}"/>
${drawn.join('\n')}
</svg>
`
}
