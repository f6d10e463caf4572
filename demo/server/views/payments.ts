import { html } from 'hono/html'
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
  </section>`

export const paymentsPage = ({ q, ...visitor }: Visitor & { q: string }) =>
  signedInPage({
    ...visitor,
    title: 'Payments',
    here: '/payments',
    aside: guide,
    main: html`
      <h1>Payments</h1>
      <section class="panel" aria-labelledby="pay-title">
        <h2 id="pay-title">Pay someone</h2>
        <form id="pay" method="post" action="/payments" class="fields">
          <input type="hidden" name="csrf" value="${visitor.session.csrf}" />
          <label>To
            <select name="payee">${payees.map(({ name }) => html`<option>${name}</option>`)}</select>
          </label>
          <label>Amount in pounds
            <input name="amount" inputmode="decimal" value="25.00" required autocomplete="off" />
          </label>
          <button class="button">Pay</button>
        </form>
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
