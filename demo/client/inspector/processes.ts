import type { ProcessShown } from '../../server/farm/processes'
import { html } from '../dom'

const states = { up: 'Answers', killed: 'Killed', gone: 'Gone' }
const tones = { up: 'good', killed: 'bad', gone: 'bad' }

const post = (path: string) =>
  fetch(`/inspector/processes${path}`, { method: 'POST' }).catch(() => undefined)

const figure = (name: string) => {
  const value = html('dd')
  return { value, row: html('div', {}, html('dt', {}, name), value) }
}

const write = (element: HTMLElement, text: string) => {
  if (element.textContent !== text) element.textContent = text
}

/** One process: what it has done, and a button that ends it. */
const createCard = (pid: number, kill: (pid: number) => void) => {
  const chip = html('span', { class: 'chip' })
  const [answered, ends] = [figure('Requests answered'), figure('Ends told to it')]
  const name = `Process ${pid}`
  const button = html('button', { type: 'button', class: 'quiet' }, 'Kill this process')
  button.setAttribute('aria-label', `Kill this process: ${pid}`)
  button.addEventListener('click', () => kill(pid))
  const head = html('div', { class: 'process-head' }, html('h3', {}, name), chip)
  const card = html('li', {}, head, html('dl', {}, answered.row, ends.row), button)

  const draw = (shown: ProcessShown) => {
    card.dataset.state = shown.state
    chip.className = `chip ${tones[shown.state]}`
    write(chip, states[shown.state])
    write(answered.value, String(shown.answered))
    write(ends.value, String(shown.ends))
    button.hidden = shown.state !== 'up'
  }
  return { card, draw }
}

const count = (up: number) =>
  ['No process is left: nobody answers', 'One process answers'][up] ?? `${up} processes answer`

/** Keeps the list of processes up to date. What is told is what the server says, not what was clicked. */
export const showProcesses = (place: HTMLElement): ((shown: ProcessShown[]) => void) => {
  const part = <E extends HTMLElement>(name: string) => place.querySelector<E>(`[data-${name}]`)!
  const [list, said, start] = [part('list'), part('said'), part<HTMLButtonElement>('start')]
  const cards = new Map<number, ReturnType<typeof createCard>>()

  const kill = async (pid: number) => {
    // The button goes with the process, and the focus must not go with the button.
    place.querySelector<HTMLElement>('h2')?.focus()
    const answer = await post(`/${pid}/kill`)
    if (!answer?.ok) write(said, `Process ${pid} could not be killed.`)
  }

  start.addEventListener('click', async () => {
    const answer = await post('')
    if (!answer?.ok) write(said, (await answer?.text()) ?? 'The server could not be reached.')
  })

  return (shown) => {
    for (const one of shown) {
      const card = cards.get(one.pid) ?? createCard(one.pid, (pid) => void kill(pid))
      if (!cards.has(one.pid)) list.append(card.card)
      cards.set(one.pid, card)
      card.draw(one)
    }
    for (const [pid, { card }] of cards) {
      if (shown.some((one) => one.pid === pid)) continue
      card.remove()
      cards.delete(pid)
    }
    write(said, `${count(shown.filter(({ state }) => state === 'up').length)}.`)
  }
}
