import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLedger, type LedgerOptions } from '../../e2e/browsers/site/ledger'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const start = (options: LedgerOptions = {}) => createLedger({ now: Date.now, ...options })
const leave = (page: string, more = 'cause=close&age=60000&others=') =>
  `event=leave&page=${page}&n=1&${more}`

describe('the ledger', () => {
  test('ends a session that was left, by itself and once', () => {
    const ledger = start()
    const began = Date.now()
    expect(ledger.end('ada', leave('a'))).toEqual({
      status: 200,
      json: { state: 'live', expires_in: 1200 },
    })
    vi.advanceTimersByTime(9_999)
    expect(ledger.ended()).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(ledger.ended('ada')).toEqual([{ session: 'ada', reason: 'closed', at: began + 10_000 }])
    expect(ledger.end('ada', leave('b'))).toMatchObject({ status: 401 })
    expect(ledger.ended()).toHaveLength(1)
  })

  test('keeps a session whose next page says that it is alive', () => {
    const ledger = start()
    ledger.end('ada', leave('a'))
    ledger.keepAlive('ada', 'event=alive&page=b&n=1&after=a.1')
    vi.advanceTimersByTime(60_000)
    expect(ledger.status('ada').json).toEqual({ state: 'live', expires_in: 1140 })
  })

  test('keeps a session of which a document was just requested', () => {
    const ledger = start()
    ledger.document('ada')
    ledger.end('ada', leave('a'))
    vi.advanceTimersByTime(60_000)
    expect(ledger.status('ada').status).toBe(200)
  })

  test('knows sessions apart', () => {
    const ledger = start()
    ledger.keepAlive('grace', 'event=keep-alive&page=b&n=1')
    ledger.end('ada', leave('a'))
    vi.advanceTimersByTime(60_000)
    expect(ledger.ended().map(({ session }) => session)).toEqual(['ada'])
  })

  test('slides by a keep-alive, and neither by an alive nor by a status', () => {
    const ledger = start({ idle: 60_000 })
    ledger.keepAlive('ada', 'event=keep-alive&page=a&n=1')
    vi.advanceTimersByTime(20_000)
    ledger.keepAlive('ada', 'event=alive&page=a&n=2')
    expect(ledger.status('ada').json).toMatchObject({ expires_in: 40 })
    expect(ledger.keepAlive('ada', 'event=keep-alive&page=a&n=3').json).toMatchObject({
      expires_in: 60,
    })
    vi.advanceTimersByTime(60_000)
    expect(ledger.status('ada')).toEqual({ status: 401, json: { state: 'ended', reason: 'idle' } })
  })

  test('takes another grace', () => {
    const ledger = start({ grace: { unsure: 500 } })
    ledger.end('ada', leave('a', 'cause=unsure'))
    vi.advanceTimersByTime(500)
    expect(ledger.ended()).toMatchObject([{ reason: 'closed' }])
  })

  test('tells whoever signs out that it is done, and the others why', () => {
    const ledger = start()
    const said = ledger.end('ada', 'event=logout&page=a&n=1')
    expect(said).toEqual({ status: 200, json: { state: 'ended', reason: 'logout' } })
    expect(ledger.status('ada')).toEqual({
      status: 401,
      json: { state: 'ended', reason: 'logout' },
    })
  })

  test.each([
    ['end', ''],
    ['end', '%%%=&&'],
    ['end', 'event=keep-alive&page=a&n=1'],
    ['keepAlive', leave('a')],
    ['keepAlive', 'event=document&page=a&n=1'],
  ] as const)('answers 400 at %s to "%s", and hears nothing', (endpoint, body) => {
    const ledger = start()
    expect(ledger[endpoint]('ada', body).status).toBe(400)
    expect(ledger.log('ada')).toEqual([])
  })

  test('logs what it heard, and what follows from it', () => {
    const ledger = start()
    const began = Date.now()
    ledger.end('ada', new URLSearchParams(leave('a')))
    expect(ledger.log('ada')).toMatchObject([
      { at: began, sign: { event: 'leave' }, due: { reason: 'closed', at: began + 10_000 } },
    ])
  })

  test('leaves no timer behind when it is closed', () => {
    const ledger = start()
    ledger.end('ada', leave('a'))
    expect(vi.getTimerCount()).toBe(1)
    ledger.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
