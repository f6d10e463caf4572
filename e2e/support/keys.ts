import type { Page } from '@playwright/test'

const ALT = 1
const CONTROL = 2
const SHIFT = 8

const KEYS = {
  F5: { key: 'F5', code: 'F5', vk: 116, modifiers: 0 },
  'Control+R': { key: 'r', code: 'KeyR', vk: 82, modifiers: CONTROL },
  'Control+Shift+R': { key: 'R', code: 'KeyR', vk: 82, modifiers: CONTROL | SHIFT },
  'Control+W': { key: 'w', code: 'KeyW', vk: 87, modifiers: CONTROL },
  'Alt+Left': { key: 'ArrowLeft', code: 'ArrowLeft', vk: 37, modifiers: ALT },
  'Alt+Right': { key: 'ArrowRight', code: 'ArrowRight', vk: 39, modifiers: ALT },
}

/**
 * Presses a key that the browser itself knows. With a native key code what the page leaves alone
 * reaches the browser, as from a keyboard; `page.keyboard` sends none, and the browser does nothing.
 */
export const pressBrowserKey = async (page: Page, name: keyof typeof KEYS): Promise<void> => {
  const { vk, ...key } = KEYS[name]
  const codes = { windowsVirtualKeyCode: vk, nativeVirtualKeyCode: vk }
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, ...codes })
  // The page that was pressed away hears no key going up.
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, ...codes }).catch(() => {})
  await cdp.detach().catch(() => {})
}
