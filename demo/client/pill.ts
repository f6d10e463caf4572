import { clock } from './clock'

interface Shown {
  readonly state: string
  readonly remaining: number
}

const words: Record<string, string> = {
  paused: 'Paused',
  checking: 'Checking',
  expired: 'Ended',
  ended: 'Ended',
}

/** Shows the time left in the header, from the session that this page has started. */
export const showTimeLeft = (current: () => Shown | undefined): void => {
  const pill = document.querySelector<HTMLElement>('[data-pill]')
  const text = document.querySelector<HTMLElement>('[data-pill-text]')
  if (!pill || !text) return

  const draw = () => {
    const session = current()
    pill.hidden = !session
    if (!session) return
    pill.dataset.state = session.state
    const next = words[session.state] ?? `${clock(session.remaining)} left`
    if (text.textContent !== next) text.textContent = next
  }
  setInterval(draw, 250)
  draw()
}
