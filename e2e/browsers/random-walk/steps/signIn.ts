import { beside } from '../history.ts'
import { frontOf, type State } from '../model.ts'
import { inOther, newTab } from '../moves.ts'
import type { Step } from '../step.ts'
import { isInside, type View } from '../view.ts'
import type { Walker } from '../walker.ts'

/** Everything one does about a session that has ended, or is not there yet. */

const spot = ({ spots }: View, id: string) => {
  const found = spots.find((one) => one.id === id || one.words === 'Sign in')
  if (!found) throw new Error(`The page shows no ${id}`)
  return found
}

const signedIn = (state: State): State => ({ ...state, live: true, session: state.session + 1 })

/** From the sign-in page in front. */
const enter = async (walker: Walker) => {
  const button = spot(walker.view(), 'sign-in')
  await walker.acts('signing in', () => walker.browser.click(button))
  const { page = '' } = await walker.hears('sign-in', () => true, 'a new session')
  walker.change(signedIn(walker.state()))
  await walker.arrives('a page after the sign-in', isInside)
  return page
}

const inNewTab: Step['run'] = async (walker) => {
  const url = walker.site.app('/')
  await walker.acts(`a new tab with ${url}`, () => newTab(walker, url))
  await walker.opens(url, ({ url }) => url.pathname === '/')
  await enter(walker)
  return 'inside'
}

/** What was left comes back, finds out that the session is over, and says so. */
const comeBack: Step['run'] = async (walker) => {
  await walker.acts('the back button', () => walker.browser.button('back'))
  const over = ({ url }: View) => url.pathname === '/session-expired'
  const view = await walker.begins('the page that says that the session has ended', over)
  await walker.acts('a click on "Sign in again"', () =>
    walker.browser.click(spot(view, 'sign-in-again')),
  )
  await walker.arrives('the sign-in page', ({ url }) => url.pathname === '/')
  await enter(walker)
  return 'inside'
}

const leftApp = (walker: Walker) => {
  const { history } = frontOf(walker.state())
  return inOther(walker) && !!history && beside(history, -1)?.place === 'app'
}

export const signIns: Step[] = [
  { name: 'sign in in a new tab', weight: 2, can: () => true, run: inNewTab },
  { name: 'come back, and sign in again', weight: 4, can: leftApp, run: comeBack },
]
