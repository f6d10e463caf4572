import { html } from '../dom'
import type { Moment } from './model'
import { inWords } from './words'

const MOST_ROWS = 250

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

const kindOf = ({ entry }: Moment) => (entry.kind === 'verdict' ? entry.verdict : entry.kind)

const row = (moment: Moment) =>
  html(
    'tr',
    { class: kindOf(moment) },
    html('td', { class: 'when' }, time.format(moment.entry.at)),
    html(
      'td',
      { class: 'whose' },
      moment.lane.name,
      ' ',
      html('code', {}, moment.lane.id.slice(0, 4)),
    ),
    html('td', { class: 'what' }, html('span', { class: 'dot' }), inWords(moment.entry)),
  )

/** The newest entries of all sessions as a table of plain sentences. */
export const createLog = (place: HTMLElement) => ({
  load: (moments: Moment[]) => {
    place.replaceChildren(...moments.slice(-MOST_ROWS).reverse().map(row))
  },
  add: (moment: Moment) => {
    place.prepend(row(moment))
    if (place.childElementCount > MOST_ROWS) place.lastElementChild?.remove()
  },
})
