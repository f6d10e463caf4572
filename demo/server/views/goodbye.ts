import { html } from 'hono/html'
import type { EndReason, Visit } from 'lastcall/server'
import { sayDuration, type Timing } from '../timing'
import { cardPage } from './card'

interface ExpiredParts {
  timing: Timing
  from: string | undefined
  visit: Visit
}

const why = (reason: EndReason, { idle, lifetime }: Timing): string =>
  ({
    idle: `Nothing happened for ${sayDuration(idle)}, so we signed you out to keep your accounts safe.`,
    closed: 'You closed Harbour last time, so we signed you out.',
    logout: 'You signed out.',
    lifetime: `For your safety a session lasts ${sayDuration(lifetime)} at most, however busy you are.`,
  })[reason]

const reasonFor = (visit: Visit, timing: Timing): string => {
  if (visit.state === 'expired' && visit.reason) return why(visit.reason, timing)
  // The page gives up a little before the server does: the session may live a moment longer.
  if (visit.state === 'live') return 'Time was up, so we closed your accounts on this screen.'
  return 'Please sign in again to go on.'
}

export const expiredPage = ({ timing, from, visit }: ExpiredParts) => {
  const reason = reasonFor(visit, timing)
  const signIn = from ? `/?${new URLSearchParams({ from })}` : '/'
  return cardPage(
    'Session ended',
    html`
      <h1>Your session has ended</h1>
      <p id="reason">${reason}</p>
      <p><a class="button wide" id="sign-in-again" href="${signIn}">Sign in again</a></p>
      ${from ? html`<p class="hint">You will be back where you were: <code>${from}</code></p>` : ''}`,
  )
}

export const signedOutPage = () =>
  cardPage(
    'Signed out',
    html`
      <h1>You are signed out</h1>
      <p>Thank you for coming by. Everything you had open here is closed.</p>
      <p><a class="button wide" id="sign-in-again" href="/">Sign in again</a></p>`,
  )

export const notFoundPage = () =>
  cardPage(
    'Not found',
    html`
      <h1>No such page</h1>
      <p>There is nothing at this address.</p>
      <p><a class="button wide" href="/accounts">To your accounts</a></p>`,
  )

export const awayPage = () =>
  cardPage(
    'Not available',
    html`
      <h1>We cannot see your session just now</h1>
      <p>Where sessions are kept cannot be reached. Nothing has ended: please try again in a moment.</p>
      <p><a class="button wide" href="/accounts">Try again</a></p>`,
  )
