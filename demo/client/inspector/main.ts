import type { ProcessShown } from '../../server/farm/processes'
import type { Change } from '../../server/journal'
import { byId } from '../dom'
import { startLanes } from './lanes'
import { createLog } from './log'
import { createModel, type Snapshot } from './model'
import { showProcesses } from './processes'

const model = createModel()
const log = createLog(byId('rows'))
const drawLanes = startLanes(byId('lanes'), model)
const place = document.getElementById('processes')
const drawProcesses = place ? showProcesses(place) : () => {}

const draw = () => {
  byId('empty').hidden = !model.isEmpty()
  byId('log').hidden = model.isEmpty()
  drawLanes()
}

const heartbeats = byId<HTMLInputElement>('show-heartbeats')
const filter = () => byId('log').classList.toggle('with-heartbeats', heartbeats.checked)
heartbeats.addEventListener('change', filter)
filter()

const connection = byId('connection')
const say = (state: string, words: string) => {
  connection.dataset.state = state
  if (connection.textContent !== words) connection.textContent = words
}

// The browser connects again by itself; each connection starts with a snapshot.
const events = new EventSource('/inspector/events')
events.addEventListener('open', () => say('live', 'Live'))
events.addEventListener('error', () => say('lost', 'Reconnecting'))

events.addEventListener('snapshot', ({ data }) => {
  const snapshot = JSON.parse(data) as Snapshot
  model.load(snapshot)
  drawProcesses(snapshot.processes ?? [])
  log.load(model.moments())
  draw()
})

events.addEventListener('change', ({ data }) => {
  log.add(model.apply(JSON.parse(data) as Change & { now: number }))
  draw()
})

events.addEventListener('processes', ({ data }) =>
  drawProcesses(JSON.parse(data) as ProcessShown[]),
)
