import { html } from 'hono/html'

/** Shown where all is in one process. */
export const oneProcess = html`
  <p class="note" id="one-process">All of this is one process, with the sessions in its memory: they
    end with it. Started with <code>REDIS_URL</code> there are two processes on one Redis, and here a
    button that kills one of them while the sessions go on.</p>`

/** The processes that answer; the list itself is drawn as they change. */
export const processesPanel = html`
  <section class="farm" id="processes" aria-labelledby="processes-title">
    <div class="farm-head">
      <div>
        <h2 id="processes-title" tabindex="-1">Who answers</h2>
        <p>Processes behind one address take turns. Their sessions are in one Redis, so one that is
          killed takes none along, and another one is told of the ends.</p>
      </div>
      <button type="button" class="button second" data-start>Start another process</button>
    </div>
    <ul data-list></ul>
    <p data-said role="status" class="soft"></p>
  </section>`
