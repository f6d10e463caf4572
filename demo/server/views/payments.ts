import { html } from 'hono/html'
import type { Fields } from '../drafts'
import { money, payees } from './data'
import { signedInPage, type Visitor } from './signedIn'

const payeeRow = ({ name, number }: (typeof payees)[number]) => html`
  <li>
    <span class="avatar" aria-hidden="true">${name.slice(0, 1)}</span>
    <span class="grow"><strong>${name}</strong><small>${number}</small></span>
  </li>`

const found = (q: string) => {
  const hits = payees.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
  if (hits.length === 0) return html`<p>No payee is called “${q}”.</p>`
  return html`<ul class="rows">${hits.map(payeeRow)}</ul>`
}

const guide = html`
  <section class="panel guide" aria-labelledby="guide-title">
    <h2 id="guide-title">Try this</h2>
    <p>Search, pay, press Back in between. A form that is sent leaves the page, but the person
      stays, and so does the session.</p>
    <p>Start typing an amount and close the tab: half a form is no reason to keep a session.</p>
    <p>Write a message, rest until the session has ended, and sign in again: what you wrote is back.
      The server keeps it for you, and for nobody else.</p>
  </section>`

interface PaymentsParts extends Visitor {
  q: string
  /** What this person had begun to write. */
  draft: Fields | undefined
}

// Where the focus is when the page opens, so that nobody has to find out by chance.
const keptNote = (csrf: string) => html`
  <div class="note kept" id="kept" role="group" aria-labelledby="kept-words" tabindex="-1" autofocus>
    <p id="kept-words"><strong>We kept what you had written.</strong>
      The PIN was not kept: please enter it again.</p>
    <form method="post" action="/payments/draft/discard">
      <input type="hidden" name="csrf" value="${csrf}" />
      <button class="quiet">Discard it</button>
    </form>
  </div>`

const payeeOption = (chosen: string | undefined) => (name: string) =>
  name === chosen ? html`<option selected>${name}</option>` : html`<option>${name}</option>`

// The line break after the tag belongs to the tag: without it, one of the person's would.
const messageField = (message = '') =>
  html`<textarea name="message" rows="3" maxlength="280" autocomplete="off">
${message}</textarea>`

const payForm = (csrf: string, draft: Fields | undefined) => html`
  <form id="pay" method="post" action="/payments" class="fields" data-draft="/payments/draft">
    <input type="hidden" name="csrf" value="${csrf}" />
    <label>To
      <select name="payee">${payees.map(({ name }) => name).map(payeeOption(draft?.payee))}</select>
    </label>
    <label>Amount in pounds
      <input name="amount" inputmode="decimal" value="${draft?.amount ?? '25.00'}" required
        autocomplete="off" />
    </label>
    <label>Message ${messageField(draft?.message)}</label>
    <label>PIN, for more than £500
      <input name="pin" type="password" inputmode="numeric" maxlength="4" autocomplete="off" />
    </label>
    <button class="button">Pay</button>
  </form>`

export const paymentsPage = ({ q, draft, ...visitor }: PaymentsParts) =>
  signedInPage({
    ...visitor,
    title: 'Payments',
    here: '/payments',
    aside: guide,
    main: html`
      <h1>Payments</h1>
      <section class="panel" aria-labelledby="pay-title">
        <h2 id="pay-title">Pay someone</h2>
        ${draft ? keptNote(visitor.session.csrf) : ''}
        ${payForm(visitor.session.csrf, draft)}
      </section>
      <section class="panel" aria-labelledby="payees-title">
        <h2 id="payees-title">Payees</h2>
        <form id="search" method="get" action="/payments" class="fields inline" role="search">
          <label>Name <input name="q" type="search" value="${q}" autocomplete="off" /></label>
          <button class="button second">Search</button>
        </form>
        ${found(q)}
      </section>`,
  })

export const paidPage = ({ to, amount, ...visitor }: Visitor & { to: string; amount: number }) =>
  signedInPage({
    ...visitor,
    title: 'Paid',
    here: '/payments',
    aside: guide,
    main: html`
      <section class="hero done">
        <p class="tick" aria-hidden="true">✓</p>
        <h1>On its way</h1>
        <p>${money(amount)} to ${to || 'nobody in particular'}.</p>
        <p class="actions">
          <a class="button" href="/payments">Pay someone else</a>
          <a class="button second" href="/accounts">Back to your accounts</a>
        </p>
      </section>`,
  })
