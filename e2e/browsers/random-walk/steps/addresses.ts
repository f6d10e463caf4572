import { elsewhere, inApp, inTab, newPage, PATHS } from '../moves.ts'
import type { Step } from '../step.ts'

export const addresses: Step[] = [
  {
    name: 'the address of a page of the app',
    weight: 6,
    can: inTab,
    run: async (walker) => {
      const url = walker.site.app(walker.random.pick(PATHS))
      const isNew = newPage(walker, new URL(url).pathname)
      await walker.acts(`typing ${url}`, () => walker.browser.address(url))
      await walker.arrives(url, isNew)
      return 'inside'
    },
  },
  {
    name: 'the same address once more',
    weight: 3,
    // With a fragment it need not load anything.
    can: (walker) => inApp(walker) && !walker.view().url.hash,
    run: async (walker) => {
      const { href, pathname } = walker.view().url
      const isNew = newPage(walker, pathname)
      await walker.acts(`typing ${href} again`, () => walker.browser.address(href))
      await walker.arrives('the same address', isNew)
      return 'inside'
    },
  },
  {
    name: 'the address of another site',
    weight: 3,
    can: inApp,
    run: async (walker) => {
      const url = walker.site.other('/')
      const isOther = elsewhere(walker)
      await walker.acts(`typing ${url}`, () => walker.browser.address(url))
      await walker.arrives(url, isOther)
      return 'away'
    },
  },
]
