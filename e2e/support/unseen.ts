import type { Browser } from '@playwright/test'

/**
 * Tabs that Playwright does not attach to: it keeps every page of its own visible, never frozen, and
 * never rendered ahead. What they do is seen by the server alone.
 */
export const openWindow = async (browser: Browser) => {
  const cdp = await browser.newBrowserCDPSession()
  const { browserContextId } = await cdp.send('Target.createBrowserContext')
  let sent = 0

  return {
    async open(url: string) {
      const { targetId } = await cdp.send('Target.createTarget', { url, browserContextId })
      /** Says something to the tab, and does not wait for what it makes of it. */
      const send = async (method: string, params: object) => {
        const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false })
        sent += 1
        const message = JSON.stringify({ id: sent, method, params })
        await cdp.send('Target.sendMessageToTarget', { sessionId, message })
      }
      return {
        run: (expression: string) => send('Runtime.evaluate', { expression }),
        /** As the browser does with a tab that has been in the background for a while. */
        freeze: () => send('Page.setWebLifecycleState', { state: 'frozen' }),
        show: () => cdp.send('Target.activateTarget', { targetId }),
      }
    },
    close: () => cdp.send('Target.disposeBrowserContext', { browserContextId }),
  }
}
