import { html, raw } from 'hono/html'
import { signedInPage, type Visitor } from './signedIn'

const routes = [
  { path: '/spa', name: 'Overview' },
  { path: '/spa/messages', name: 'Messages' },
  { path: '/spa/settings', name: 'Settings' },
]

const tab = ({ path, name }: (typeof routes)[number]) =>
  html`<li><a class="tab" data-route href="${path}">${name}</a></li>`

// The app reads its timing from here, so that page and server cannot disagree.
const config = ({ timing, session }: Visitor) => html`
  <div id="app" data-config="${JSON.stringify({ timing, name: session.name })}">
    <nav class="tabs" aria-label="App"><ul>${routes.map(tab)}</ul></nav>
    <div id="view" tabindex="-1"><p>Loading…</p></div>
  </div>`

const dial = html`
  <section class="panel dial" aria-labelledby="dial-title">
    <h2 id="dial-title">The session, as code sees it</h2>
    <dl>
      <div><dt>session.state</dt><dd id="state">…</dd></div>
      <div><dt>session.remaining</dt><dd id="remaining">…</dd></div>
    </dl>
    <div class="meter" aria-hidden="true">${raw('<span id="meter"></span>')}</div>
    <div class="stack">
      <button type="button" class="quiet" id="pause" aria-pressed="false">Pause for a video call</button>
      <button type="button" class="quiet" id="check">Ask the server: check()</button>
    </div>
    <p id="check-answer" class="answer" role="status"></p>
  </section>`

export const spaPage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Single-page app',
    here: '/spa',
    wiring: 'spa',
    aside: dial,
    main: html`<h1>Single-page app</h1>
      <p class="lead">Its own routes, no page loads. Move about, then close the tab: the session
        still ends, because a click that unloads nothing is no promise to stay.</p>
      ${config(visitor)}`,
  })
