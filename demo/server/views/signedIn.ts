import { html } from 'hono/html'
import type { Session } from '../sessions'
import { sayDuration, type Timing } from '../timing'
import { logo, type Markup, page } from './page'
import { codeAsText, type Wiring, wire, wiringAsText } from './wiring'

export interface Visitor {
  session: Session
  timing: Timing
}

interface SignedInParts extends Visitor {
  title: string
  /** The path of the menu entry that is marked as current. */
  here: string
  wiring?: Wiring
  head?: Markup
  main: Markup
  aside?: Markup
  bodyData?: Markup
}

const menu = [
  { path: '/accounts', name: 'Accounts' },
  { path: '/payments', name: 'Payments' },
  { path: '/documents', name: 'Documents' },
  { path: '/spa', name: 'Single-page app' },
  { path: '/module', name: 'Module' },
  { path: '/own-dialog', name: 'Own dialog' },
]

const entry = (here: string) => (item: { path: string; name: string }) =>
  item.path === here
    ? html`<li><a class="tab" href="${item.path}" aria-current="page">${item.name}</a></li>`
    : html`<li><a class="tab" href="${item.path}">${item.name}</a></li>`

const signOutForm = (csrf: string) => html`
  <form id="sign-out" method="post" action="/session/end">
    <input type="hidden" name="csrf" value="${csrf}" />
    <button class="quiet">Sign out</button>
  </form>`

const header = (here: string, { csrf, name }: Session) => html`
  <header class="top">
    <div class="top-row">
      <a class="brand" href="/accounts">${logo}<span>Harbour</span></a>
      <nav aria-label="Main"><ul>${menu.map(entry(here))}</ul></nav>
      <p class="pill" data-pill hidden><span data-pill-text role="timer"></span></p>
      <p class="who" title="Signed in as ${name}"><span class="avatar">${name.slice(0, 1)}</span></p>
      ${signOutForm(csrf)}
    </div>
  </header>`

const ways = {
  tag: {
    label: 'Script tag',
    words: 'One element with data attributes, and the address of the companion on the server.',
  },
  module: {
    label: 'Module',
    words: 'A bundle with the small build, lastcall/auto, which is told each address by itself.',
  },
  own: {
    label: 'Own dialog',
    words: 'A script tag without a dialog, and a script that draws one.',
  },
  spa: { label: 'npm import', words: 'Code that starts the session and reads it.' },
}

/** Shows the reader how this very page includes the SDK. */
const wiringPanel = (wiring: Wiring, timing: Timing) => html`
  <section class="panel wiring" aria-labelledby="wiring-title">
    <p class="chip">${ways[wiring].label}</p>
    <h2 id="wiring-title">How this page is wired</h2>
    <p>${ways[wiring].words}</p>
    <pre tabindex="0" aria-label="Source"><code>${
      wiring === 'spa' ? codeAsText(timing) : wiringAsText(wiring, timing)
    }</code></pre>
    <p><a href="/inspector" target="_blank" id="inspector">Open the inspector</a> beside this page.</p>
  </section>`

// Without script nothing can ask for more time: the page goes when the server's session is over.
const leaveWithoutScript = ({ idle }: Timing) => html`<noscript>
      <meta http-equiv="refresh" content="${Math.ceil(idle / 1_000)}; url=/session-expired" />
    </noscript>`

const sayLimit = ({ idle }: Timing) => html`<noscript>
        <p class="note" id="without-script">Without JavaScript we cannot warn you: ${sayDuration(idle)} after it was opened
          this page is closed and you are signed out. Each page you open starts the time anew.</p>
      </noscript>`

/** A page of the customer area. */
export const signedInPage = (parts: SignedInParts) => {
  const { title, here, session, timing, wiring = 'tag', head = '', main, aside = '' } = parts
  return page({
    title,
    kind: 'signed-in',
    head: html`${head}
      <script type="module" src="/assets/page.js"></script>
      ${wire(wiring, timing)}
      ${leaveWithoutScript(timing)}`,
    body: html`
      <a class="skip" href="#main">Skip to the content</a>
      ${header(here, session)}
      <div class="columns">
        <main id="main" tabindex="-1">${sayLimit(timing)} ${main}</main>
        <aside aria-label="About this demo">${aside}${wiringPanel(wiring, timing)}</aside>
      </div>
      <footer><p>Harbour is a fictional bank: a demo of Lastcall. Nothing here is real.</p></footer>`,
  })
}
