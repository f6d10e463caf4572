import autocannon, { type Client } from 'autocannon'
import { pageName, sessionName } from './fill'

export interface Driven {
  readonly total: number
  readonly perSecond: number
  /** ms */
  readonly p50: number
  readonly p99: number
  /** Answers that were none, and those that were not 200. */
  readonly failed: number
}

export interface Load {
  readonly port: number
  readonly connections: number
  readonly seconds: number
}

/** Each connection is one page of one session, which counts its messages. */
function page(client: Client, count: number): void {
  const id = sessionName('s', count)
  let n = 0
  const next = () => {
    n += 1
    const body = `event=keep-alive&page=${pageName(count)}&n=${n}`
    client.setHeadersAndBody(
      {
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        'sec-fetch-site': 'same-origin',
        cookie: `sid=${id}`,
      },
      body,
    )
  }
  next()
  client.on('response', next)
}

/** Heartbeats, as fast as they are answered. */
export async function drive({ port, connections, seconds }: Load): Promise<Driven> {
  let count = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/session/keep-alive`,
    method: 'POST',
    connections,
    duration: seconds,
    setupClient: (client) => page(client, count++),
  })
  return {
    total: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}
