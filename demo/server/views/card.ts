import { html } from 'hono/html'
import { logo, type Markup, page } from './page'

/** The pages outside the customer area: one card, nothing else. */
export const cardPage = (title: string, card: Markup) =>
  page({
    title,
    kind: 'outside',
    body: html`
      <main class="card">
        <p class="brand">${logo}<span>Harbour</span></p>
        ${card}
      </main>
      <footer><p>Harbour is a fictional bank: a demo of Lastcall. Nothing here is real.</p></footer>`,
  })
