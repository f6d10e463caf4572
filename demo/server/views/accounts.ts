import { html } from 'hono/html'
import { sayDuration } from '../timing'
import { accounts, money, total, transactions } from './data'
import { signedInPage, type Visitor } from './signedIn'

const sparkline = (values: number[]) => {
  const points = values.map((v, i) => `${i * 10},${50 - v}`).join(' ')
  return html`<svg class="spark" viewBox="-2 -2 114 54" aria-hidden="true" preserveAspectRatio="none">
    <polygon points="0,50 ${points} 110,50" />
    <polyline points="${points}" />
  </svg>`
}

const card = ({ name, number, balance, trend }: (typeof accounts)[number]) => html`
  <li class="account">
    <div>
      <h3>${name}</h3>
      <p class="number">${number}</p>
    </div>
    ${sparkline(trend)}
    <p class="balance">${money(balance)}</p>
  </li>`

export const transactionRow = ({ who, what, when, amount }: (typeof transactions)[number]) => html`
  <li>
    <span class="avatar" aria-hidden="true">${who.slice(0, 1)}</span>
    <span class="grow"><strong>${who}</strong><small>${what} · ${when}</small></span>
    <span class="amount ${amount > 0 ? 'in' : ''}">${amount > 0 ? '+' : ''}${money(amount)}</span>
  </li>`

const guide = ({ timing }: Visitor) => html`
  <section class="panel guide" aria-labelledby="guide-title">
    <h2 id="guide-title">Try this first</h2>
    <ol>
      <li>Keep moving the mouse: the session stays, with a heartbeat each ${sayDuration(timing.heartbeat)}.</li>
      <li>Rest for about ${sayDuration(timing.idle - timing.warning)}: the warning opens. Stay, or let it run out.</li>
      <li>Reload, go back, type this address again: nothing ends.</li>
      <li>Close this tab: ${sayDuration(timing.grace)} later the session is over.</li>
    </ol>
  </section>`

export const accountsPage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Accounts',
    here: '/accounts',
    aside: guide(visitor),
    main: html`
      <section class="hero">
        <h1>Good to see you, ${visitor.session.name}</h1>
        <p class="label">Everything you have with us</p>
        <p class="total">${money(total())}</p>
        <p class="actions">
          <a class="button" href="/payments">Pay someone</a>
          <a class="button second" href="/documents">Statements</a>
        </p>
      </section>
      <section aria-labelledby="accounts-title">
        <h2 id="accounts-title">Your accounts</h2>
        <ul class="accounts">${accounts.map(card)}</ul>
      </section>
      <section aria-labelledby="recent-title">
        <h2 id="recent-title">Recent</h2>
        <ul class="rows">${transactions.map(transactionRow)}</ul>
      </section>`,
  })
