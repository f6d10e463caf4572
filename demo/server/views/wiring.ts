import { html, raw } from 'hono/html'
import { type Timing, writeDuration } from '../timing'

export type Wiring = 'tag' | 'module' | 'own' | 'spa'

// The full builds find all they need at the companion; a small one is told address by address.
const addresses = (wiring: Wiring) =>
  wiring === 'module'
    ? {
        'data-end-url': '/session/end',
        'data-keep-alive-url': '/session/keep-alive',
        'data-status-url': '/session/status',
      }
    : { 'data-session-url': '/session' }

/** What every page tells the SDK. The server works with the same values. */
const options = (wiring: Wiring, { idle, warning, lifetimeWarning, heartbeat }: Timing) => ({
  ...(wiring === 'own' && { 'data-dialog': 'false' }),
  ...addresses(wiring),
  'data-end-form': '#sign-out',
  'data-idle-timeout': writeDuration(idle),
  'data-warning': writeDuration(warning),
  'data-lifetime-warning': writeDuration(lifetimeWarning),
  'data-heartbeat': writeDuration(heartbeat),
  'data-expired-url': '/session-expired',
  'data-signed-out-url': '/signed-out',
  'data-return-param': 'from',
})

const starts = {
  tag: ['src="/lastcall.full.js"', 'defer'],
  module: ['type="module"', 'data-lastcall', 'src="/assets/auto.js"'],
  own: ['src="/lastcall.full.js"', 'defer'],
}

const attributes = (wiring: Wiring, timing: Timing) =>
  Object.entries(options(wiring, timing)).map(([name, value]) => `${name}="${value}"`)

/** The script element that starts the SDK, or the app that starts it by itself. */
export const wire = (wiring: Wiring, timing: Timing) => {
  if (wiring === 'spa') return html`<script type="module" src="/assets/spa.js"></script>`
  const own = Object.entries(options(wiring, timing)).map(
    ([name, value]) => html` ${raw(name)}="${value}"`,
  )
  const start = html`<script ${raw(starts[wiring].join(' '))} ${own}></script>`
  if (wiring !== 'own') return start
  return html`${start}<script type="module" src="/assets/own.js"></script>`
}

/** The same element as the page shows it to a reader. */
export const wiringAsText = (wiring: Exclude<Wiring, 'spa'>, timing: Timing): string =>
  `<script ${[starts[wiring].join(' '), ...attributes(wiring, timing)].join('\n  ')}></script>`

/** The same options in code. */
export const codeAsText = ({ idle, warning, lifetimeWarning, heartbeat }: Timing): string =>
  `import { watchSession } from 'lastcall'

const session = watchSession({
  sessionUrl: '/session',
  endForm: '#sign-out',
  idleTimeout: '${writeDuration(idle)}',
  warning: '${writeDuration(warning)}',
  lifetimeWarning: '${writeDuration(lifetimeWarning)}',
  heartbeat: '${writeDuration(heartbeat)}',
  expiredUrl: '/session-expired',
  signedOutUrl: '/signed-out',
  returnParam: 'from',
})

session.on('warning', ({ remaining }) => …)`
