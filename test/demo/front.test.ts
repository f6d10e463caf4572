import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createFront } from '../../demo/server/farm/front'
import type { Processes } from '../../demo/server/farm/processes'

const servers: Server[] = []

const serve = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A front before processes at these ports, and who has answered. */
const frontOf = async (...ports: number[]) => {
  const members = ports.map((port, i) => ({ port, shown: { pid: i + 1 } }))
  const answered: number[] = []
  const processes = {
    inTurn: () => members,
    answered: ({ shown }: (typeof members)[number]) => answered.push(shown.pid),
  }
  const port = await serve(createFront(processes as unknown as Processes))
  return { origin: `http://127.0.0.1:${port}`, answered }
}

const echo: RequestListener = (req, res) => {
  res.setHeader('set-cookie', ['a=1', 'b=2'])
  req.pipe(res)
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

test('a request goes through with its body, its host and every cookie', async () => {
  let host: string | undefined
  const port = await serve((req, res) => {
    host = req.headers.host
    echo(req, res)
  })
  const { origin, answered } = await frontOf(port)
  const answer = await fetch(origin, { method: 'POST', body: 'event=leave' })
  expect(await answer.text()).toBe('event=leave')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(answer.headers.get('x-harbour-process')).toBe('1')
  expect(host).toBe(new URL(origin).host)
  expect(answered).toEqual([1])
})

test('a process that dies before it answers passes its turn on, with the body', async () => {
  const dead = await serve((req) => void req.socket.destroy())
  const { origin, answered } = await frontOf(dead, await serve(echo))
  const answer = await fetch(origin, { method: 'POST', body: 'event=leave' })
  expect(await answer.text()).toBe('event=leave')
  expect(answered).toEqual([2])
})

test('where nobody is left, that is said', async () => {
  const { origin } = await frontOf()
  expect((await fetch(origin)).status).toBe(503)
})

test('who goes away while waiting is no longer waited for', async () => {
  let begun = () => {}
  const asked = new Promise<void>((resolve) => {
    begun = resolve
  })
  let gone = () => {}
  const left = new Promise<void>((resolve) => {
    gone = resolve
  })
  const slow = await serve((req) => {
    req.socket.once('close', gone)
    begun()
  })
  const { origin, answered } = await frontOf(slow, await serve(echo))
  const abort = new AbortController()
  const asking = fetch(origin, { signal: abort.signal })
  await asked
  abort.abort()
  await expect(asking).rejects.toThrow()
  await left
  expect(answered).toEqual([])
})
