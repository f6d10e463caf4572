import { expect, test } from 'vitest'
import { engineOf } from '../../src/browser/engine'
import { partial } from '../fakes/recorder'
import { engines } from '../fakes/signs'

const APPLE = 'Apple Computer, Inc.'
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.2 Safari'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_2 like Mac OS X) AppleWebKit/605.1.15 Safari'
const GTK = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15'
const CHROME =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/156.0 Safari'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'

test.each([
  ['Chrome on a Mac', 'Google Inc.', CHROME, ['onpageswap'], engines.chromium],
  ['Safari on a Mac', APPLE, MAC, ['onpageswap'], engines.safari],
  ['Safari on an iPhone', APPLE, IPHONE, ['onpageswap'], engines.safari],
  ['Safari 17, as Firefox', APPLE, MAC, [], engines.firefox],
  ['WebKitGTK', APPLE, GTK, ['onpageswap'], engines.safari],
  ['Firefox 153', '', FIREFOX, [], engines.firefox],
])('%s is known by what it has', (_, vendor, userAgent, has, engine) => {
  const window = {
    navigator: { vendor, userAgent },
    ...Object.fromEntries(has.map((name) => [name, null])),
  }
  expect(engineOf(partial(window))).toEqual(engine)
})
