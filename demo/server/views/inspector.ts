import { html } from 'hono/html'
import { sayDuration, type Timing } from '../timing'
import { logo, page } from './page'
import { oneProcess, processesPanel } from './processes'

const legend = [
  ['page', 'Page load'],
  ['heartbeat', 'Heartbeat'],
  ['warning', 'Warning open'],
  ['stay', 'Left a page: stays'],
  ['leave', 'Left, perhaps for good'],
  ['end', 'Session ended'],
  ['future', 'Time left if nothing happens'],
]

interface InspectorParts {
  timing: Timing
  /** Whether there are several processes. */
  isFarm: boolean
}

export const inspectorPage = ({ timing, isFarm }: InspectorParts) =>
  page({
    title: 'Inspector',
    kind: 'inspector',
    head: html`<link rel="stylesheet" href="/assets/inspector.css" />
      <script type="module" src="/assets/inspector.js"></script>`,
    body: html`
      <header class="top">
        <div class="top-row">
          <a class="brand" href="/">${logo}<span>Harbour <b>inspector</b></span></a>
          <p class="connection" id="connection" role="status" data-state="waiting">Connecting</p>
        </div>
      </header>
      <main id="main">
        <div class="intro">
          <h1>What the server sees</h1>
          <p>A session without a sign of life ends after ${sayDuration(timing.idle)}, and after
            ${sayDuration(timing.lifetime)} in any case. Each lane is one session.</p>
          <ul class="legend" aria-label="Legend">
            ${legend.map(([kind, words]) => html`<li><span class="key ${kind}"></span>${words}</li>`)}
          </ul>
        </div>
        ${isFarm ? processesPanel : ''}
        <section id="lanes" aria-label="Sessions"></section>
        <div id="empty" class="empty" hidden>
          <img src="/assets/lane.svg" alt="" width="280" height="72" />
          <h2>Nobody is signed in yet</h2>
          <p><a class="button" href="/" target="_blank">Sign in</a></p>
          <p>Put that tab beside this one. Reload it, go back, follow links, and then close it.</p>
        </div>
        <section class="log" id="log" aria-labelledby="log-title" hidden>
          <div class="log-head">
            <h2 id="log-title">What happened</h2>
            <label class="check"><input type="checkbox" id="show-heartbeats" /> Show heartbeats</label>
          </div>
          <div class="log-body" tabindex="0" role="region" aria-label="Newest entries">
          <table>
            <caption class="unseen">Newest first</caption>
            <thead><tr><th scope="col">Time</th><th scope="col">Session</th><th scope="col">Event</th></tr></thead>
            <tbody id="rows"></tbody>
          </table>
          </div>
        </section>
        ${isFarm ? '' : oneProcess}
        <noscript><p>The inspector draws with JavaScript. The same as text: <a href="/inspector/log">log</a>.</p></noscript>
      </main>`,
  })
