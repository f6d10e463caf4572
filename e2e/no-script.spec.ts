import { startDemo } from '../demo/server/start'
import { freePort } from './server/listen'
import { createHarbour } from './support/harbour'
import { expect, test } from './support/test'
import { SECOND } from './support/time'

test('without script the page goes when the session is over; with script it is not sent away', async ({
  browser,
}) => {
  const [port, otherPort] = [await freePort(), await freePort()]
  const demo = await startDemo({ port, otherPort, timing: { idle: 5 * SECOND } })
  const scripted = await browser.newContext()
  const bare = await browser.newContext({ javaScriptEnabled: false })
  try {
    const page = await scripted.newPage()
    // Nothing but a refresh could send this page away.
    await page.route('**/lastcall.full.js', (route) => route.abort())
    await createHarbour(demo.appOrigin, page).signIn()
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0)

    const visitor = await bare.newPage()
    const harbour = createHarbour(demo.appOrigin, visitor)
    await harbour.signIn()
    await harbour.open('/payments')
    const limit = visitor.locator('#without-script')
    await expect(limit).toBeVisible()
    await expect(limit).toContainText('5 seconds after it was opened')
    await harbour.live()
    await harbour.arrives('/session-expired')
    await harbour.ended('idle')
    await expect(visitor.locator('#reason')).toContainText('Nothing happened for 5 seconds')
    // It was opened before the other.
    expect(new URL(page.url()).pathname).toBe('/accounts')
  } finally {
    await scripted.close()
    await bare.close()
    await demo.close()
  }
})
