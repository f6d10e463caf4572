import { expect, test } from 'vitest'
import { memoryLedger } from '../../src/server'

const start = (options: object) => () =>
  memoryLedger({ idleTimeout: '20m', single: true, ...options })

test.each<[options: object, told: string]>([
  [{ lifeTime: '8h' }, 'lifeTime is no option: write lifetime'],
  [{ prefix: 'shop' }, 'prefix is no option: there are idleTimeout, lifetime, grace, single'],
  [{ grace: { closed: '5s' } }, 'grace.closed is no option: write close'],
  [{ grace: { unsure: '10m' } }, 'grace.unsure: "10m": write at most 2m'],
  [{ grace: { close: '10' } }, 'grace.close: "10": write a unit, for example 10m'],
  [{ grace: 'none' }, 'grace: "none": write "off", or times by'],
])('a ledger does not start by %j, and says what to write', (options, told) => {
  expect(start(options)).toThrow(told)
})

test('names every mistake at once', () => {
  expect(start({ idleTimeout: '20', lifetime: -1 })).toThrow(/idleTimeout.*\n.*lifetime/)
})

test('an id is a text, and a reason one of four', async () => {
  const ledger = start({ grace: { close: '2s' } })()
  await expect(ledger.open(undefined as never)).rejects.toThrow('id: undefined')
  await expect(ledger.touch('')).rejects.toThrow('id: ""')
  await expect(ledger.rotate('ada', null as never)).rejects.toThrow('id: null')
  await expect(ledger.end('ada', 'signout' as never)).rejects.toThrow('reason: "signout"')
  await expect(ledger.open('ada', { idleTimout: '5m' } as never)).rejects.toThrow(
    'idleTimout is no option: write idleTimeout',
  )
  await expect(ledger.consume(() => {}, { attempt: 2 } as never)).rejects.toThrow(
    'attempt is no option: write attempts',
  )
})
