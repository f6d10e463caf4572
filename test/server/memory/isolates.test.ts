import { afterEach, describe, expect, test, vi } from 'vitest'
import { memoryLedger } from '../../../src/server/memory'
import { apart, type Runtime } from '../../../src/server/memory/isolates'

afterEach(() => vi.unstubAllEnvs())

const env = (name: string): Runtime => ({ process: { env: { [name]: '1' } } })
const problemsOf = (act: () => unknown): readonly string[] => {
  try {
    act()
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigError' })
    return (error as { problems: string[] }).problems
  }
  return []
}

describe('sessions in memory', () => {
  test.each<[string, Runtime]>([
    ['Cloudflare Workers', { navigator: { userAgent: 'Cloudflare-Workers' } }],
    ['Vercel Edge', { EdgeRuntime: 'edge-runtime' }],
    ['Vercel Functions', env('VERCEL')],
    ['Netlify', { process: { env: { NETLIFY: 'true', AWS_LAMBDA_FUNCTION_NAME: 'f' } } }],
    ['AWS Lambda', env('AWS_LAMBDA_FUNCTION_NAME')],
    ['Deno Deploy', env('DENO_DEPLOYMENT_ID')],
    ['Deno Deploy', { Deno: { env: { get: (name) => name.match(/^DENO_/)?.[0] } } }],
    [
      "Node's cluster module",
      { process: { getBuiltinModule: (name) => ({ isWorker: name === 'node:cluster' }) } },
    ],
  ])('are refused on %s', (name, runtime) => {
    const problems = apart(runtime)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(name)
    expect(problems[0]).toContain('redisLedger')
    expect(problems[0]).toContain('single: true')
  })

  test.each<[string, Runtime]>([
    ['nothing is known', {}],
    ['there is Node', { navigator: { userAgent: 'Node.js/22' }, process: { env: {} } }],
    ['there is an older Node', { process: { env: { NODE_ENV: 'production' } } }],
    ["it is the cluster's first", { process: { getBuiltinModule: () => ({ isWorker: false }) } }],
    [
      'the environment must not be read',
      {
        process: {
          get env(): never {
            throw new Error('NotCapable')
          },
        },
      },
    ],
  ])('are taken where %s', (_, runtime) => expect(apart(runtime)).toEqual([]))

  test('are refused here, with all else that is wrong, unless told that there is one process', async () => {
    expect(problemsOf(() => memoryLedger({ idleTimeout: '20m' }))).toEqual([])
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'f')
    expect(problemsOf(() => memoryLedger({ idleTimeout: '20m' }))).toEqual([
      expect.stringContaining('AWS Lambda'),
    ])
    expect(problemsOf(() => memoryLedger({ idleTimeout: '20' }))).toEqual([
      expect.stringContaining('AWS Lambda'),
      expect.stringContaining('idleTimeout'),
    ])
    const ledger = memoryLedger({ idleTimeout: '20m', single: true })
    expect(await ledger.open('ada')).toMatchObject({ state: 'live' })
    await ledger.close()
    expect(ledger.closed).toBe(true)
  })

  test('are refused without options', () => {
    expect(problemsOf(() => memoryLedger(undefined as never))).toEqual([
      expect.stringContaining('idleTimeout'),
    ])
  })
})
