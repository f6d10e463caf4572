import { inApp, insist, isAsked, newPage } from '../moves.ts'
import type { Step } from '../step.ts'
import type { Walker } from '../walker.ts'

type Act = (walker: Walker) => Promise<void>

const reload = (name: string, weight: number, act: Act): Step => ({
  name,
  weight,
  can: inApp,
  run: async (walker) => {
    const { pathname } = walker.view().url
    const isNew = newPage(walker, pathname)
    await walker.acts(name, () => act(walker))
    await walker.arrives(`${pathname} again`, isNew)
    return 'inside'
  },
})

const again = ({ site, browser }: Walker, act: (browser: Walker['browser']) => Promise<void>) =>
  insist(site, isAsked, () => act(browser))

const F5: Act = ({ browser }) => browser.press('F5')

/** Both requests have to be there: else nobody knew which page is the last one. */
const twice: Step['run'] = async (walker) => {
  const { pathname } = walker.view().url
  const wanted = `the document of ${pathname}`
  const answered = () => walker.hears('answered', ({ about }) => about.path === pathname, wanted)
  await walker.acts('F5', () => F5(walker))
  await answered()
  await walker.acts('a second F5', () => again(walker, ({ press }) => press('F5')))
  const { page } = await answered()
  await walker.arrives('the page of the second F5', (next) => next.page === page)
  return 'inside'
}

export const reloads: Step[] = [
  reload('F5', 4, F5),
  reload('Ctrl+R', 3, ({ browser }) => browser.press('ctrl+r')),
  reload('the reload button', 4, (walker) => again(walker, ({ button }) => button('reload'))),
  { name: 'F5 twice', weight: 2, can: inApp, run: twice },
]
