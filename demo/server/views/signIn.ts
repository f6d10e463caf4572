import { html } from 'hono/html'
import type { Session } from '../sessions'
import { sayDuration, type Timing } from '../timing'
import { cardPage } from './card'

interface SignInParts {
  timing: Timing
  from: string | undefined
  session: Session | undefined
}

const alreadyIn = (session: Session | undefined) =>
  session
    ? html`<p class="note">You are signed in as ${session.name}.
        <a href="/accounts">Go to your accounts</a></p>`
    : ''

export const signInPage = ({ timing, from, session }: SignInParts) =>
  cardPage(
    'Sign in',
    html`
      <h1>Sign in</h1>
      ${alreadyIn(session)}
      <form method="post" action="/sign-in" class="fields">
        ${from ? html`<input type="hidden" name="from" value="${from}" />` : ''}
        <label>Your name
          <input name="name" value="Sam" maxlength="40" autocomplete="off" required />
        </label>
        <button class="button wide" id="sign-in">Sign in</button>
      </form>
      <p>Inside, the session lives while you are active, warns you after about
        ${sayDuration(timing.idle - timing.warning)} of rest and ends
        ${sayDuration(timing.warning)} later. Close the tab and it ends ${sayDuration(timing.grace)} later; reload, go back or
        follow any link and it stays.</p>
      <p><a href="/inspector" target="_blank">Open the inspector beside this one</a> to see it happen.
        It shows the name you give to everybody on this machine.</p>`,
  )
