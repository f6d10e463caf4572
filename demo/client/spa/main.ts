import { watchSession } from 'lastcall'
import { byId } from '../dom'
import { showTimeLeft } from '../pill'
import { startDial } from './dial'
import { startRouter } from './router'

interface Config {
  name: string
  timing: { idle: number; warning: number; heartbeat: number }
}

const app = byId('app')
const { name, timing } = JSON.parse(app.dataset.config ?? '') as Config

const session = watchSession({
  sessionUrl: '/session',
  endForm: '#sign-out',
  idleTimeout: timing.idle,
  warning: timing.warning,
  heartbeat: timing.heartbeat,
  expiredUrl: '/session-expired',
  signedOutUrl: '/signed-out',
  returnParam: 'from',
})

// The form works without this; with it, the other tabs hear at once.
byId<HTMLFormElement>('sign-out').addEventListener('submit', (event) => {
  event.preventDefault()
  void session.signOut()
})

showTimeLeft(() => session)
startDial(session, timing.idle)
startRouter({ name, session })
