import type { Session } from 'lastcall'
import { byId } from '../dom'
import { messagesView, overviewView, settingsView } from './views'

interface RouterParts {
  name: string
  session: Session
}

/** Three routes by history.pushState. Going from one to another leaves no page. */
export const startRouter = ({ name, session }: RouterParts): void => {
  const view = byId('view')
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-route]')]

  const build: Record<string, () => Promise<HTMLElement>> = {
    '/spa': () => overviewView(name, session),
    '/spa/messages': messagesView,
    '/spa/settings': settingsView,
  }

  const show = async (focus: boolean) => {
    const path = location.pathname
    for (const link of links) {
      if (link.pathname === path) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    const next = await (build[path] ?? build['/spa']!)()
    // Somebody who clicks faster than the network sees the page clicked last.
    if (location.pathname !== path) return
    view.replaceChildren(next)
    if (focus) view.focus()
  }

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      history.pushState(null, '', link.href)
      void show(true)
    })
  }
  addEventListener('popstate', () => void show(false))
  void show(false)
}
