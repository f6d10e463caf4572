/** What a runtime has among its globals. */
export interface Runtime {
  readonly navigator?: { readonly userAgent?: string } | undefined
  readonly EdgeRuntime?: unknown
  readonly process?:
    | {
        readonly env?: Readonly<Record<string, string | undefined>>
        readonly getBuiltinModule?: (name: string) => { readonly isWorker?: boolean } | undefined
      }
    | undefined
  readonly Deno?: { readonly env?: { get(name: string): string | undefined } } | undefined
}

const env = (name: string) => (runtime: Runtime) =>
  Boolean(runtime.process?.env?.[name] || runtime.Deno?.env?.get(name))

/** Where several processes or isolates answer for one site: none knows what another one heard. */
const SEVERAL: readonly (readonly [name: string, found: (runtime: Runtime) => boolean])[] = [
  ['Cloudflare Workers', ({ navigator }) => navigator?.userAgent === 'Cloudflare-Workers'],
  ['Vercel Edge', ({ EdgeRuntime }) => EdgeRuntime !== undefined],
  ['Vercel Functions (VERCEL is set)', env('VERCEL')],
  // Its functions run on Lambda.
  ['Netlify (NETLIFY is set)', env('NETLIFY')],
  ['AWS Lambda (AWS_LAMBDA_FUNCTION_NAME is set)', env('AWS_LAMBDA_FUNCTION_NAME')],
  ['Deno Deploy (DENO_DEPLOYMENT_ID is set)', env('DENO_DEPLOYMENT_ID')],
  [
    "a worker of Node's cluster module",
    ({ process }) => process?.getBuiltinModule?.('node:cluster')?.isWorker === true,
  ],
]

/** Deno without --allow-env throws at every look: nobody who asks for so little runs a cluster. */
const holds = (found: (runtime: Runtime) => boolean, runtime: Runtime) => {
  try {
    return found(runtime)
  } catch {
    return false
  }
}

/** What speaks against sessions in memory here. */
export function apart(runtime: Runtime): string[] {
  const name = SEVERAL.find(([, found]) => holds(found, runtime))?.[0]
  if (name === undefined) return []
  return [
    `memoryLedger: this is ${name}, where several processes answer and share no memory: ` +
      'write redisLedger(…), or single: true if this is the only one',
  ]
}
