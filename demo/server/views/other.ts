import { html } from 'hono/html'
import { page } from './page'

export const otherPage = ({ appOrigin }: { appOrigin: string }) =>
  page({
    title: 'Another site',
    kind: 'outside elsewhere',
    body: html`
      <main class="card">
        <p class="chip">Another site</p>
        <h1>You have left Harbour</h1>
        <p>This page is served from another origin and knows nothing of your session. Go back with
          the link or with the browser's Back button.</p>
        <p><a class="button wide" id="return" href="${appOrigin}/accounts">Back to Harbour</a></p>
      </main>`,
  })
