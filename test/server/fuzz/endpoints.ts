import { memoryLedger, sessionEndpoints } from '../../../src/server'
import { createEndpoints } from '../../../src/server/endpoints'
import type { EndpointOptions } from '../../../src/server/options'
import type { Asked } from '../../../src/server/port'
import { createSessions } from '../../../src/server/sessions'
import type { FuzzedRequest } from './request'

const ALLOWED = new Set([200, 204, 303, 400, 401, 403, 404, 405, 413, 415])
const ORIGIN = 'http://app.example'

/** What there is to say against an answer. */
export type Attempt = (request: FuzzedRequest) => Promise<string | undefined>

/** @param broken hooks in place of ours, to show that this notices. */
export async function createTarget(broken: Pick<EndpointOptions<never>, 'key'> = {}) {
  const ledger = memoryLedger({ idleTimeout: '20m', single: true })
  await ledger.open('ended')
  await ledger.end('ended', 'idle')
  const failures: unknown[] = []

  const optionsOf = <R>(user: (request: R) => string | undefined | null): EndpointOptions<R> => ({
    ...{ ledger, identify: user, signedOutUrl: '/signed-out' },
    values: { read: (id) => id !== 'grace', destroy: () => undefined },
    verify: (_, fields) => fields.get('csrf') !== 'wrong',
    onError: (error) => void failures.push(error),
    ...broken,
  })

  const judge = (status: number, header: (name: string) => string | null | undefined) => {
    const failure = failures.splice(0).find((error) => !String(error).includes('read before'))
    if (failure) return `threw ${failure}`
    if (!ALLOWED.has(status)) return `is answered ${status}`
    if (header('cache-control') !== 'no-store') return 'may be kept'
    if (header('set-cookie')) return 'sets a cookie'
    if (status === 303 && header('location') !== '/signed-out') return 'leads elsewhere'
    return
  }
  const guarded =
    (attempt: Attempt): Attempt =>
    async (request) => {
      try {
        return await attempt(request)
      } catch (error) {
        return `threw ${(error as Error).stack}`
      }
    }

  const lastcall = sessionEndpoints(optionsOf(({ headers }: Request) => headers.get('x-user')))
  const web: Attempt = async ({ method, path, headers, body }) => {
    const url = `${ORIGIN}/${path.slice(1).replace(/^\/+/, '')}`
    const request = new Request(url, { method, headers, ...(body !== undefined && { body }) })
    const response = await lastcall(request)
    return judge(response.status, (name) => response.headers.get(name))
  }

  type Fuzzed = FuzzedRequest
  const options = optionsOf((request: Fuzzed) => request.headers['x-user'])
  const core = createEndpoints(options, createSessions(ledger, options.values))
  const encoder = new TextEncoder()
  const neutral: Attempt = async (request) => {
    const { method, path, headers, body } = request
    const asked: Asked<Fuzzed> = {
      ...{ request, method, url: path, header: (name) => headers[name] },
      ownOrigin: () => `http://${headers.host}`,
      body: async (most) => {
        const bytes = encoder.encode(body)
        return bytes.length > most ? { status: 413, error: 'long' } : { bytes }
      },
    }
    const said = await core(asked)
    return said && judge(said.status, (name) => said.headers[name])
  }
  return { web: guarded(web), neutral: guarded(neutral), close: () => ledger.close() }
}
