import { html } from 'hono/html'
import { signedInPage, type Visitor } from './signedIn'

export const modulePage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Module',
    here: '/module',
    wiring: 'module',
    main: html`
      <section class="hero">
        <h1>The same, from a bundle</h1>
        <p>This page has no script tag of the library's own. Its bundle imports
          <code>lastcall/auto</code>, which finds the element marked <code>data-lastcall</code> and
          takes its options from there. A tag manager can do the same. It is the small build, with a
          plain <code>data-end-url</code>: what it does not tell, the server finds out by itself.</p>
        <p class="actions">
          <a class="button" href="/accounts">To your accounts</a>
          <a class="button second" href="/spa">To the single-page app</a>
        </p>
      </section>
      <section class="panel" aria-labelledby="same-title">
        <h2 id="same-title">What to expect</h2>
        <p>Exactly what the other pages do: the time left in the header, a warning before the end,
          and a session that survives everything but a goodbye. Two tabs wired in different ways
          still share one session: closing one of them ends nothing.</p>
      </section>`,
  })
