import { once } from 'node:events'
import { Agent, createServer, type RequestListener, request } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sessionEndpoints as webEndpoints } from '../../../src/server'
import { type NodeEndpoints, sessionEndpoints } from '../../../src/server/node'
import { ask, headerOfNode, KEEP_ALIVE, listen, OURS, post, URLENCODED } from './adapters'
import { tinyLedger } from './ledger'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function site(mount: (lastcall: NodeEndpoints) => RequestListener) {
  const { ledger } = tinyLedger()
  await ledger.open('ada')
  const onError = vi.fn()
  const identify = (req: Parameters<NodeEndpoints>[0]) => headerOfNode(req)('x-user')
  const server = createServer(mount(sessionEndpoints({ ledger, identify, onError })))
  closing.push(() => server.close())
  return { port: await listen(server), onError }
}
const alone =
  (lastcall: NodeEndpoints): RequestListener =>
  (req, res) =>
    void lastcall(req, res)

describe('a body that comes in pieces', () => {
  const send = (port: number, agent: Agent, pieces: readonly string[], length?: number) =>
    new Promise<{ status: number; reused: boolean }>((resolve, reject) => {
      const headers = {
        ...{ host: 'app.example', ...OURS, ...URLENCODED },
        ...(length !== undefined && { 'content-length': length }),
      }
      const options = { port, host: '127.0.0.1', path: '/keep-alive', method: 'POST' }
      const req = request({ ...options, headers, agent }, (res) => {
        res.resume().on('end', () => {
          resolve({ status: res.statusCode ?? 0, reused: req.reusedSocket })
        })
      })
      req.on('error', reject)
      for (const piece of pieces) req.write(piece)
      req.end()
    })

  test('is read whole, and the connection is used again', async () => {
    const { port } = await site(alone)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    closing.push(() => agent.destroy())
    expect(await send(port, agent, [KEEP_ALIVE.slice(0, 9), KEEP_ALIVE.slice(9)])).toEqual({
      ...{ status: 200, reused: false },
    })
    expect(await send(port, agent, [KEEP_ALIVE])).toEqual({ status: 200, reused: true })
  })

  test('is too long as soon as it is, and the connection ends where nobody knows how long', async () => {
    const { port } = await site(alone)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    closing.push(() => agent.destroy())
    const long = ['x'.repeat(3000), 'y'.repeat(3000)]
    expect((await send(port, agent, long)).status).toBe(413)
    expect(await send(port, agent, [KEEP_ALIVE])).toEqual({ status: 200, reused: false })
  })

  test('and says that it is too long leaves a connection that is used again', async () => {
    const { port } = await site(alone)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    closing.push(() => agent.destroy())
    expect((await send(port, agent, ['x'.repeat(6000)], 6000)).status).toBe(413)
    expect(await send(port, agent, [KEEP_ALIVE])).toEqual({ status: 200, reused: true })
  })

  test('and breaks off hurts nobody', async () => {
    const { port, onError } = await site(alone)
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const head = `POST /keep-alive HTTP/1.1\r\nhost: app.example\r\nsec-fetch-site: same-origin`
    socket.write(`${head}\r\ncontent-length: 99\r\n\r\nevent=`)
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await ask(port, post('/keep-alive', KEEP_ALIVE))).status).toBe(200)
    expect(onError).not.toHaveBeenCalled()
  })

  test('over the Web is too long as soon as it is', async () => {
    const { ledger } = tinyLedger()
    const lastcall = webEndpoints({ ledger, identify: () => 'ada' })
    let pulled = 0
    const body = new ReadableStream({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(1000))
      },
    })
    const init = { method: 'POST', body, headers: OURS, duplex: 'half' }
    const { status } = await lastcall(new Request('http://app.example/end', init as RequestInit))
    expect(status).toBe(413)
    expect(pulled).toBeLessThan(10)
  })

  test('over the Web and breaks off is no error of the server', async () => {
    const { ledger } = tinyLedger()
    const onError = vi.fn()
    const lastcall = webEndpoints({ ledger, identify: () => 'ada', onError })
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    const init = { method: 'POST', body, headers: OURS, duplex: 'half' }
    const { status } = await lastcall(new Request('http://app.example/end', init as RequestInit))
    expect(status).toBe(400)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a body that was read before', () => {
  const parsers = {
    urlencoded: express.urlencoded({ extended: false }),
    'urlencoded, extended': express.urlencoded({ extended: true }),
    text: express.text({ type: '*/*' }),
    raw: express.raw({ type: '*/*' }),
    'JSON, which it is not': express.json(),
  }

  test.each(Object.entries(parsers))('by express: %s', async (_, parser) => {
    const { port, onError } = await site((lastcall) => {
      const app = express()
      app.use(parser)
      app.use('/session', lastcall)
      return app
    })
    expect((await ask(port, post('/session/keep-alive', KEEP_ALIVE))).status).toBe(200)
    expect(onError).not.toHaveBeenCalled()
  })

  test('as JSON by express.json', async () => {
    const { port } = await site((lastcall) => express().use(express.json()).use(lastcall))
    const body = JSON.stringify({ event: 'keep-alive', page: 'p', n: 1 })
    const sent = post('/keep-alive', body, { 'content-type': 'application/json' })
    expect((await ask(port, sent)).status).toBe(200)
  })

  test('and thrown away is a 400 whose cause is named', async () => {
    const { port, onError } = await site((lastcall) => (req, res) => {
      req.resume().on('end', () => void lastcall(req, res))
    })
    expect((await ask(port, post('/keep-alive', KEEP_ALIVE))).status).toBe(400)
    expect(onError.mock.calls[0]?.[0].message).toMatch(/read before.*express\.urlencoded/)
  })

  test('over the Web is a 400 whose cause is named', async () => {
    const { ledger } = tinyLedger()
    const onError = vi.fn()
    const lastcall = webEndpoints({ ledger, identify: () => 'ada', onError })
    const init = { method: 'POST', body: KEEP_ALIVE, headers: OURS }
    const sent = new Request('http://app.example/keep-alive', init)
    await sent.text()
    expect((await lastcall(sent)).status).toBe(400)
    expect(onError.mock.calls[0]?.[0].message).toMatch(/request\.clone\(\)/)
  })
})

describe('in Express', () => {
  test('the endpoints leave other paths to the application', async () => {
    const { port } = await site((lastcall) => {
      const app = express()
      app.use('/session', lastcall)
      app.get('/session/profile', (_, res) => void res.send('Ada'))
      app.use(lastcall.touch)
      app.get('/', (req, res) => void res.json(req.lastcall))
      return app
    })
    const headers = { 'x-user': 'ada' }
    expect((await ask(port, post('/session/keep-alive', KEEP_ALIVE))).status).toBe(200)
    const profile = await ask(port, { method: 'GET', path: '/session/profile', headers })
    expect(profile.text).toBe('Ada')
    const home = await ask(port, { method: 'GET', path: '/', headers })
    expect(home.json).toMatchObject({ state: 'live', id: 'ada' })
  })
})
