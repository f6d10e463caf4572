import { describe, expect, test } from 'vitest'
import { ConfigError, memoryLedger, sessionEndpoints as web } from '../../../src/server'
import { sessionEndpoints as node } from '../../../src/server/node'
import { tinyLedger } from './ledger'

const { ledger } = tinyLedger()
const identify = () => 'ada'

/** What is written, and what is said of it. */
const TABLE: readonly (readonly [unknown, RegExp])[] = [
  [undefined, /the options are missing: write sessionEndpoints\(\{ ledger, identify \}\)/],
  [{ identify }, /ledger is undefined: write for example memoryLedger/],
  [{ ledger: {}, identify }, /ledger is \{\}: write for example memoryLedger/],
  [{ ledger: { ...ledger, closed: true }, identify }, /ledger is closed/],
  [{ ledger }, /identify is undefined: write a function \(request\) => id/],
  [{ ledger, identify: 'sid' }, /identify is "sid": write a function/],
  [{ ledger, identify, origin: 'app.example' }, /origin is "app.example": .*https:\/\/app.example/],
  [{ ledger, identify, origin: 'https://app.example/' }, /origin is "https:\/\/app.example\/"/],
  [{ ledger, identify, origin: 'https://app.example/a' }, /origin is/],
  [{ ledger, identify, origin: 'https://App.example' }, /origin is/],
  [{ ledger, identify, origin: 'https://app.example:443' }, /origin is/],
  [{ ledger, identify, origin: 'ftp://app.example' }, /origin is/],
  [{ ledger, identify, appOrigins: 'https://b.example' }, /appOrigins is .*write a list/],
  [{ ledger, identify, appOrigins: ['https://b.example', '*'] }, /appOrigins has "\*": write/],
  [{ ledger, identify, verify: true }, /verify is true: write a function/],
  [{ ledger, identify, values: { read: identify } }, /values is .*: write \{ read/],
  [{ ledger, identify, key: 'a' }, /key is "a"/],
  [{ ledger, identify, activity: [] }, /activity is/],
  [{ ledger, identify, signedOutUrl: '' }, /signedOutUrl is ""/],
  [{ ledger, identify, signedOutUrl: 'http://' }, /signedOutUrl is "http:\/\/"/],
  [{ ledger, identify, onError: 1 }, /onError is 1/],
  [{ ledger, identify, onerror: identify }, /onerror is no option: write onError/],
  [{ ledger, identify, appOrigin: [] }, /appOrigin is no option: write appOrigins/],
  [{ ledger, identify, csrf: identify }, /csrf is no option: there are ledger, identify/],
]

describe.each([
  ['the Web', web],
  ['node:http', node],
])('the options of %s', (_, create) => {
  test.each(TABLE)('%j is a mistake that is named', (options, said) => {
    expect(() => create(options as never)).toThrow(ConfigError)
    expect(() => create(options as never)).toThrow(said)
  })

  test('are all told of at once', () => {
    try {
      create({ origin: 'x', verfy: 1 } as never)
      expect.unreachable()
    } catch (error) {
      expect((error as ConfigError).problems).toHaveLength(4)
    }
  })

  test('may leave out what is not needed, and be undefined', () => {
    const options = { origin: undefined, verify: undefined, values: undefined, onError: undefined }
    expect(create({ ledger, identify, ...options } as never)).toBeTypeOf('function')
  })

  test('take a ledger in memory, and none that was closed', async () => {
    const memory = memoryLedger({ idleTimeout: '20m', single: true })
    expect(create({ ledger: memory, identify } as never)).toBeTypeOf('function')
    await memory.close()
    expect(() => create({ ledger: memory, identify } as never)).toThrow(/ledger is closed/)
  })
})
