import type { App } from '../support/app.ts'
import { MINUTE, SECOND } from '../support/time.ts'
import type { Time } from './time.ts'

export const IDLE = 20 * MINUTE

export const OPTIONS = {
  'end-url': 'end',
  'keep-alive-url': 'keep-alive',
  'status-url': 'status',
  'idle-timeout': '20m',
  warning: '2m',
  'expired-url': 'gone',
}

/** The session on the server: keep-alives slide it, and it is over when none came for too long. */
export const openSession = (app: App, { elapsed }: Time) => {
  let slid = elapsed()
  let over = false
  const lives = () => {
    over ||= elapsed() - slid > IDLE
    return !over
  }

  app.use(OPTIONS)
  // Read anew for each answer.
  app.answer('keep-alive', {
    get status() {
      if (lives()) slid = elapsed()
      return over ? 401 : 200
    },
    json: { state: 'live', expires_in: IDLE / SECOND },
  })
  app.answer('status', {
    get status() {
      return lives() ? 204 : 401
    },
  })
  return { lives }
}
