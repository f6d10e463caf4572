import { html } from 'hono/html'
import { sayDuration } from '../timing'
import type { Markup } from './page'
import { signedInPage, type Visitor } from './signedIn'

interface Control {
  control: Markup
  says: string
}

const link = (id: string, href: string, words: string, more: Markup = '') =>
  html`<a id="${id}" href="${href}" ${more}>${words}</a>`

const button = (id: string, words: string) =>
  html`<button type="button" class="quiet" id="${id}">${words}</button>`

const list = (controls: Control[]) => html`<ul class="controls">
  ${controls.map(({ control, says }) => html`<li class="control">${control}<small>${says}</small></li>`)}
</ul>`

const moving = ({ timing }: Visitor): Control[] => [
  { control: link('link', '/accounts', 'Link'), says: 'to another page' },
  {
    control: link('slow', '/slow', 'Slow link'),
    says: `answers after ${sayDuration(timing.slow)}`,
  },
  { control: button('reload', 'Reload'), says: 'by script; the toolbar and F5 do the same' },
  { control: button('script-nav', 'Go by script'), says: 'sets location.href' },
  { control: button('script-replace', 'Replace by script'), says: 'location.replace()' },
  { control: button('script-submit', 'Submit by script'), says: 'form.submit()' },
  { control: link('refresh', '/refresh', 'Page that moves on'), says: 'by a meta refresh' },
  { control: link('sso', '/sso', 'Single sign-on'), says: 'through another site and back' },
]

const staying: Control[] = [
  {
    control: link('download', '/files/statement.csv', 'Download', html`download="statement.csv"`),
    says: 'a link with download',
  },
  { control: link('attachment', '/files/terms.txt', 'Attachment'), says: 'saved by its header' },
  { control: link('no-content', '/no-content', 'No content'), says: 'the server answers 204' },
  {
    control: link('mailto', 'mailto:hello@harbour.example', 'Write to us'),
    says: 'a mailto link',
  },
  { control: link('hash', '#rates-title', 'Jump down'), says: 'a hash link' },
  { control: button('push-state', 'Change the address'), says: 'history.pushState()' },
  { control: button('ajax', 'Fetch something'), says: 'no page is loaded' },
]

const opening = (otherOrigin: string): Control[] => [
  {
    control: link('blank', '/accounts', 'New tab', html`target="_blank"`),
    says: 'close either: the other keeps the session',
  },
  { control: button('popup', 'Popup'), says: 'a small window of this site' },
  {
    control: link('external', `${otherOrigin}/`, 'Another site'),
    says: 'a link you follow stays, unless you configure otherwise',
  },
]

export const documentsPage = (parts: Visitor & { otherOrigin: string }) => {
  const { otherOrigin, ...visitor } = parts
  return signedInPage({
    ...visitor,
    title: 'Documents',
    here: '/documents',
    main: html`
      <h1>Documents</h1>
      <p class="lead">Every way to leave a page that does not mean goodbye. Press them all and
        watch the inspector.</p>
      <section class="panel stays" aria-labelledby="moving-title">
        <p class="chip good">The session stays</p>
        <h2 id="moving-title">Moving about</h2>
        ${list(moving(visitor))}
        <h2>Clicks that unload nothing</h2>
        ${list(staying)}
        <p id="ajax-answer" class="answer" role="status"></p>
        <h2>New tabs and other sites</h2>
        ${list(opening(otherOrigin))}
      </section>
      <section class="panel ends" aria-labelledby="ends-title">
        <p class="chip bad">This ends it</p>
        <h2 id="ends-title">Really leaving</h2>
        <ul class="plain">
          <li>Close the tab, the window or the browser, even right after any click above.</li>
          <li>Type the address of another site, or go back to one.</li>
          <li>Sign out, or do nothing until the warning has run out.</li>
        </ul>
      </section>
      <section class="panel" aria-labelledby="rates-title">
        <h2 id="rates-title">Exchange rates</h2>
        <p>A frame of this site. Moving about inside it leaves nothing.</p>
        <iframe id="frame" src="/rates" title="Exchange rates" width="100%" height="148"></iframe>
      </section>`,
  })
}
