// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { network, settled } from './fakes/browser'

const events: [string, unknown][] = []
const heard = (event: Event) => events.push([event.type, (event as CustomEvent).detail])
let errors: unknown[]
let net: ReturnType<typeof network>

beforeEach(() => {
  vi.resetModules()
  events.length = 0
  errors = []
  net = network()
  vi.spyOn(console, 'error').mockImplementation((...args) => errors.push(...args))
  document.addEventListener('lastcall:error', heard)
  document.addEventListener('lastcall:expired', heard)
})
afterEach(() => {
  document.removeEventListener('lastcall:error', heard)
  document.removeEventListener('lastcall:expired', heard)
  window.lastcall?.session?.destroy()
  Reflect.deleteProperty(window, 'lastcall')
  document.head.replaceChildren()
  document.body.replaceChildren()
})
const load = () => import('../src/auto')
const scriptWith = (attributes: Record<string, string>) => {
  const script = document.createElement('script')
  script.type = 'application/json'
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  return script
}
const asCurrent = (element: Element) =>
  vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(element as HTMLScriptElement)

describe('the script tag', () => {
  test('starts the session it describes, and gives it to the page', async () => {
    asCurrent(scriptWith({ 'data-idle-timeout': '20m', 'data-channel': 'bank' }))
    await load()
    expect(window.lastcall).toMatchObject({ version: '0.0.0-test' })
    expect(window.lastcall?.session?.state).toBe('active')
    expect(window.lastcall?.session?.remaining).toBeGreaterThan(19 * 60_000)
    expect(errors).toEqual([])
  })

  test('starts once, however often it is included', async () => {
    asCurrent(scriptWith({ 'data-idle-timeout': '20m' }))
    await load()
    const first = window.lastcall
    vi.resetModules()
    await load()
    expect(window.lastcall).toBe(first)
  })

  test('is found by its mark where it is a module', async () => {
    document.head.append(scriptWith({ 'data-lastcall': '', 'data-idle-timeout': '20m' }))
    await load()
    expect(window.lastcall?.session?.state).toBe('active')
  })

  test('is not confused by another script that runs it, as a tag manager does', async () => {
    asCurrent(scriptWith({ 'data-cfasync': 'false' }))
    document.head.append(scriptWith({ 'data-lastcall': '', 'data-idle-timeout': '20m' }))
    await load()
    expect(window.lastcall?.session?.state).toBe('active')
  })

  test('starts nothing where nothing is asked for', async () => {
    await load()
    expect(window.lastcall?.session).toBe(undefined)
    expect(errors).toEqual([])
  })

  test('with mistakes names them all in one line, tells the page, and starts nothing', async () => {
    asCurrent(
      scriptWith({ 'data-idle-timeout': '20', 'data-end-uri': '/x', 'data-channel': 'bank' }),
    )
    await load()
    expect(errors).toEqual([
      [
        'ConfigError: lastcall is not watching this session:',
        '- data-idle-timeout="20": write a unit, for example 20m',
        '- data-end-uri="/x": did you mean data-end-url?',
      ].join('\n'),
    ])
    expect(events).toMatchObject([['lastcall:error', { channel: 'bank' }]])
    expect(window.lastcall?.session).toBe(undefined)
    expect(typeof window.lastcall?.watchSession).toBe('function')
  })
})

describe('the script with a companion', () => {
  const companion = { 'data-session-url': '/session', 'data-channel': 'bank' }

  test('is the full one, which finds the endpoints', async () => {
    asCurrent(scriptWith(companion))
    await import('../src/full')
    await settled()
    expect([errors, net.paths]).toEqual([[], ['/session/status']])
    window.lastcall?.session?.destroy()
    window.lastcall?.watchSession({ sessionUrl: '/other' }).destroy()
  })

  test('says so where it is another', async () => {
    asCurrent(scriptWith({ ...companion, 'data-idle-timeout': '20m' }))
    await load()
    expect(errors).toEqual([
      [
        'ConfigError: lastcall is not watching this session:',
        '- data-session-url="/session": needs a full build: lastcall.full.js or lastcall/headless/full',
      ].join('\n'),
    ])
    expect(events).toMatchObject([['lastcall:error', { channel: 'bank' }]])
    expect(() => window.lastcall?.watchSession({ sessionUrl: '/session' })).toThrow(
      'lastcall.full.js',
    )
  })

  test('is started once, whichever of both comes second', async () => {
    asCurrent(scriptWith({ 'data-idle-timeout': '20m' }))
    await load()
    const first = window.lastcall
    await import('../src/full')
    expect(window.lastcall).toBe(first)
  })
})

describe('injected markup configures nothing', () => {
  const attributes = 'data-lastcall data-idle-timeout="1m" data-end-url="/evil"'

  test.each(['div', 'a', 'template', 'object'])('as <%s>', async (tag) => {
    document.body.innerHTML = `<${tag} ${attributes}></${tag}>`
    await load()
    expect(window.lastcall?.session).toBe(undefined)
  })

  test('as an image that poses as the current script', async () => {
    const image = document.createElement('img')
    image.setAttribute('data-idle-timeout', '1m')
    asCurrent(image)
    await load()
    expect(window.lastcall?.session).toBe(undefined)
  })

  test('as an element that poses as the global', async () => {
    document.body.innerHTML = '<a id="lastcall"></a>'
    asCurrent(scriptWith({ 'data-idle-timeout': '20m' }))
    await load()
    expect(window.lastcall?.session?.state).toBe('active')
  })
})
