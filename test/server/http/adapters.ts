import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sessionEndpoints as webEndpoints } from '../../../src/server'
import { sessionEndpoints as nodeEndpoints } from '../../../src/server/node'
import type { EndpointOptions } from '../../../src/server/options'
import type { Visit } from '../../../src/server/visit'

export interface Sent {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
export interface Got {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly text: string
  readonly json: unknown
}

/** The options of both adapters; hooks are given what tells a request's headers. */
export type Options = EndpointOptions<(name: string) => string | undefined>

export interface Site {
  readonly send: (sent: Sent) => Promise<Got>
  readonly visit: (sent: Sent) => Promise<Visit>
  readonly close: () => Promise<void>
}

const textToJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Hooks for an adapter, out of those for both. */
function adapted<R>(
  options: Options,
  headerOf: (request: R) => (name: string) => string | undefined,
) {
  const { identify, verify, activity, onError, ...rest } = options
  return {
    ...rest,
    identify: (request: R) => identify(headerOf(request)),
    ...(verify && {
      verify: (request: R, fields: URLSearchParams) => verify(headerOf(request), fields),
    }),
    ...(activity && { activity: (request: R) => activity(headerOf(request)) }),
    ...(onError && { onError: (error: unknown) => onError(error) }),
  } as EndpointOptions<R>
}

async function web(options: Options): Promise<Site> {
  const headerOf = (request: Request) => (name: string) => request.headers.get(name) ?? undefined
  const lastcall = webEndpoints(adapted(options, headerOf))
  const requestOf = ({ method = 'POST', path, headers, body }: Sent) =>
    new Request(`http://app.example${path}`, {
      ...{ method, headers: { ...headers } },
      ...(body !== undefined && { body: body as string }),
    })
  return {
    async send(sent) {
      const response = await lastcall(requestOf(sent))
      const text = await response.text()
      const header = (name: string) => response.headers.get(name) ?? undefined
      return { status: response.status, header, text, json: textToJson(text) }
    },
    visit: (sent) => lastcall.visit(requestOf(sent)),
    close: async () => undefined,
  }
}

export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

export const headerOfNode = (req: IncomingMessage) => (name: string) => {
  const value = req.headers[name]
  return Array.isArray(value) ? value[0] : value
}

export function ask(port: number, { method = 'POST', path, headers, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, method, agent: false }
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const all = { host: 'app.example', ...length, ...headers }
    const req = httpRequest({ ...options, headers: all }, async (res) => {
      const chunks: Buffer[] = []
      for await (const chunk of res) chunks.push(chunk)
      const text = Buffer.concat(chunks).toString()
      const header = (name: string) => {
        const value = res.headers[name]
        return Array.isArray(value) ? value[0] : value
      }
      resolve({ status: res.statusCode ?? 0, header, text, json: textToJson(text) })
    })
    req.on('error', reject)
    req.end(body)
  })
}

async function node(options: Options): Promise<Site> {
  const lastcall = nodeEndpoints(adapted(options, headerOfNode))
  let seen: Promise<Visit> | undefined
  const server = createServer((req, res) => {
    if (req.headers['x-visit']) {
      seen = lastcall.visit(req)
      seen.catch(() => undefined)
      res.end()
    } else lastcall(req, res)
  })
  const port = await listen(server)
  return {
    send: (sent) => ask(port, sent),
    async visit(sent) {
      await ask(port, { ...sent, headers: { ...sent.headers, 'x-visit': '1' } })
      return seen as Promise<Visit>
    },
    close: async () => void server.close(),
  }
}

export const ADAPTERS: readonly (readonly [string, (options: Options) => Promise<Site>])[] = [
  ['the Web', web],
  ['node:http', node],
]

/** Whoever asks says in a header who they are: a cookie that was verified already. */
export const identify: Options['identify'] = (header) => header('x-user')

/** As a page of the app posts. */
export const OURS = { 'sec-fetch-site': 'same-origin', 'x-user': 'ada' }
export const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' }

export const post = (path: string, body: string, headers: Record<string, string> = {}): Sent => ({
  ...{ path, body, headers: { ...OURS, ...URLENCODED, ...headers } },
})
export const status = (headers: Record<string, string> = {}): Sent => ({
  ...{ method: 'GET', path: '/session/status', headers: { ...OURS, ...headers } },
})

export const KEEP_ALIVE = 'event=keep-alive&page=p&n=1'
export const ALIVE = 'event=alive&page=p&n=1'
export const LEAVE = 'event=leave&page=p&n=2&cause=close&age=60000&others='
export const LOGOUT = 'event=logout&page=p&n=3'
