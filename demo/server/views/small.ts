import { html } from 'hono/html'
import { sayDuration } from '../timing'
import { page } from './page'
import { signedInPage, type Visitor } from './signedIn'

const back = html`<p class="actions"><a class="button" href="/documents">Back to documents</a></p>`

export const slowPage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Slow page',
    here: '/documents',
    main: html`
      <section class="hero">
        <h1>That took a while</h1>
        <p>This page answered after ${sayDuration(visitor.timing.slow)}. Had you closed the tab
          while it was loading, the session would have ended, click or no click.</p>
        ${back}
      </section>`,
  })

export const refreshPage = (visitor: Visitor) =>
  signedInPage({
    ...visitor,
    title: 'Moving on',
    here: '/documents',
    head: html`<meta http-equiv="refresh" content="1; url=/accounts" />`,
    main: html`
      <section class="hero">
        <h1>One moment</h1>
        <p>This page moves on to your accounts by itself. Nobody pressed anything, and nobody left.</p>
        ${back}
      </section>`,
  })

const rates: Record<string, [string, number][]> = {
  EUR: [
    ['Euro', 1.14],
    ['Swedish krona', 13.02],
    ['Polish złoty', 4.86],
  ],
  USD: [
    ['US dollar', 1.31],
    ['Canadian dollar', 1.83],
    ['Mexican peso', 24.1],
  ],
}

/** Shown inside the documents page. */
export const ratesFrame = (zone: string) => {
  const shown = rates[zone] ? zone : 'EUR'
  const rows = rates[shown]!.map(
    ([name, rate]) => html`<tr><th scope="row">${name}</th><td>${rate.toFixed(2)}</td></tr>`,
  )
  const other = shown === 'EUR' ? 'USD' : 'EUR'
  return page({
    title: 'Exchange rates',
    kind: 'frame',
    body: html`<main>
      <table><caption>One pound buys</caption><tbody>${rows}</tbody></table>
      <p><a id="frame-link" href="/rates?in=${other}">${other === 'EUR' ? 'Europe' : 'Americas'}</a></p>
    </main>`,
  })
}
