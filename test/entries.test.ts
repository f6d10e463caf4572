import { describe, expect, test } from 'vitest'

const GLOBALS = ['window', 'document', 'location', 'navigator', 'localStorage', 'customElements']

describe('during server-side rendering', () => {
  test('there is no page', () => {
    expect([typeof window, typeof document]).toEqual(['undefined', 'undefined'])
  })

  test.each(['index', 'headless', 'headlessFull', 'auto', 'full', 'locales'])(
    '%s can be imported and touches nothing',
    async (entry) => {
      const before = Object.getOwnPropertyNames(globalThis)
      const touched: string[] = []
      for (const name of GLOBALS.filter((name) => !(name in globalThis))) {
        // `typeof` is allowed to look; whoever takes what it finds is told apart by using it.
        Object.defineProperty(globalThis, name, {
          configurable: true,
          get: () => void touched.push(name),
        })
      }
      await import(`../src/${entry}.ts`)
      for (const name of touched.concat(GLOBALS)) {
        if (!before.includes(name)) Reflect.deleteProperty(globalThis, name)
      }
      expect(touched.filter((name) => name !== 'document')).toEqual([])
      expect(Object.getOwnPropertyNames(globalThis)).toEqual(before)
    },
  )

  test.each(['index', 'headless', 'headlessFull'])(
    'watchSession of %s says clearly what is wrong',
    async (entry) => {
      const { watchSession } = await import(`../src/${entry}.ts`)
      for (const options of [{}, { idleTimeout: '20m', endUrl: '/logout' }]) {
        expect(() => watchSession(options)).toThrow(/^lastcall: .*browser.*server-side rendering/)
      }
    },
  )

  test('a ConfigError can be told apart', async () => {
    const { ConfigError } = await import('../src/index')
    expect(new ConfigError(['a']) instanceof Error).toBe(true)
    expect(new ConfigError(['a', 'b']).problems).toEqual(['a', 'b'])
  })
})
