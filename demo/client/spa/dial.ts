import type { Session } from 'lastcall'
import { byId } from '../dom'

/** Shows the session's state and remaining time, and drives pause and check. */
export const startDial = (session: Session, idle: number): void => {
  const meter = byId('meter')
  const pause = byId<HTMLButtonElement>('pause')
  const answer = byId('check-answer')

  const write = (id: string, text: string) => {
    if (byId(id).textContent !== text) byId(id).textContent = text
  }

  const draw = () => {
    const { state, remaining } = session
    write('state', state)
    write('remaining', `${Math.ceil(remaining / 1_000)} s`)
    meter.style.inlineSize = `${Math.min(100, (100 * remaining) / idle)}%`
    meter.dataset.state = state
  }

  pause.addEventListener('click', () => {
    const pausing = pause.getAttribute('aria-pressed') !== 'true'
    if (pausing) session.pause()
    else session.resume()
    pause.setAttribute('aria-pressed', String(pausing))
    draw()
  })

  byId('check').addEventListener('click', async () => {
    answer.textContent = 'Asking…'
    const state = await session.check()
    answer.textContent = `The server was asked: ${state}, ${Math.ceil(session.remaining / 1_000)} s left.`
  })

  setInterval(draw, 250)
  draw()
}
