import { held } from './support/held'
import { expect, test } from './support/test'
import { openWindow } from './support/unseen'

const RULES = { prerender: [{ source: 'list', urls: ['next?reports'], eagerness: 'immediate' }] }

/**
 * The page has the next one rendered ahead when it is told to, and goes there when it is told to.
 * Nobody else may say it: where developer tools are attached nothing is rendered ahead.
 */
const SCRIPT = `<script>
  const prerender = () => {
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    rules.textContent = ${JSON.stringify(JSON.stringify(RULES))}
    document.head.append(rules)
  }
  if (location.pathname.endsWith('/page')) {
    const told = () => fetch('api')
    told().then(prerender).then(told).then(() => location.assign('next?reports'))
  } else addEventListener('load', () => fetch('marker?loaded'))
</script>`

const gate = () => {
  const [after, open] = held()
  return { after, open }
}

test('a page that is rendered ahead asks nothing until it is shown', async ({ app, browser }) => {
  const [first, second] = [gate(), gate()]
  app.use({ 'status-url': 'status', 'idle-timeout': '20m' })
  app.dress({ body: SCRIPT, csp: "default-src 'self'; script-src 'self' 'unsafe-inline'" })
  app.answer('api', { after: first.after }, { after: second.after })
  const window = await openWindow(browser)
  await window.open(app.url('page'))
  await app.hears('status')
  first.open()

  const seen = async (count: number) =>
    (await app.hears('marker', count)).map(({ url }) => url.search)
  // All of its scripts have run, and have seen that nobody is looking.
  expect(await seen(2)).toEqual(['?hidden', '?loaded'])
  expect(app.heard('status')).toHaveLength(1)
  second.open()
  expect(await seen(3)).toEqual(['?hidden', '?loaded', '?visible'])
  await app.hears('status', 2)
  // It was this one that was shown, and no other that was loaded in its place.
  expect(app.heard('next')).toHaveLength(1)
  await window.close()
})
