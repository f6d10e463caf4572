import { onlyEnd } from './support/endings'
import { expect, test } from './support/test'

// Playwright keeps every page visible. A tab that it does not attach to can really be hidden; its
// page reports its visibility to the server.
test('ends the session when the tab is closed in the background, not when it is put there', async ({
  app,
  browser,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  const cdp = await browser.newBrowserCDPSession()
  const { browserContextId } = await cdp.send('Target.createBrowserContext')
  const open = (url: string) => cdp.send('Target.createTarget', { url, browserContextId })

  const { targetId } = await open(app.url('page?reports'))
  await app.hears('marker')
  await open(app.other)
  const seen = await app.hears('marker', 2)
  expect(seen.map(({ url }) => url.search)).toEqual(['?visible', '?hidden'])

  await cdp.send('Target.closeTarget', { targetId })
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(seen[1]!.n)
  await cdp.send('Target.disposeBrowserContext', { browserContextId })
})
