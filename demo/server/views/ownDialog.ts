import { html } from 'hono/html'
import { signedInPage, type Visitor } from './signedIn'

const dialog = html`
  <dialog id="last-call" role="alertdialog" aria-labelledby="last-call-title"
    aria-describedby="last-call-text">
    <h2 id="last-call-title" data-part="title" tabindex="-1"></h2>
    <p id="last-call-text" data-part="text"></p>
    <p data-part="time"></p>
    <p data-part="spoken" role="status" class="unseen"></p>
    <p data-part="problem" role="alert"></p>
    <button type="button" class="button" data-part="stay">I am still here</button>
    <button type="button" class="button" data-part="back">Back to my work</button>
    <button type="button" class="button second" data-part="sign-out">Sign me out</button>
  </dialog>`

export const ownDialogPage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Own dialog',
    here: '/own-dialog',
    wiring: 'own',
    main: html`
      <section class="hero">
        <h1>A warning of our own</h1>
        <p>With <code>data-dialog="false"</code> the library draws no warning. It tells the page when
          there is one to draw, each second that is left, and when it is over. Rest for a while, and
          see what this page makes of it.</p>
      </section>
      <section class="panel" aria-labelledby="own-title">
        <h2 id="own-title">What is whose</h2>
        <ul class="plain">
          <li>The dialog is this page's: its words, its look, its buttons.</li>
          <li>The clock, the requests and the talk between tabs are the library's. Staying in
            another tab closes the dialog here.</li>
          <li>The curtain is the library's, too: at the end nothing of this page can be seen.</li>
        </ul>
      </section>
      ${dialog}`,
  })
