import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Answer, Ask, Setup } from './words'

const AGAIN = 100

type Said = Answer | { readonly error: 'killed'; readonly ms: number }

function startNode(program: string, setup: Setup) {
  const child = fork(program, [JSON.stringify(setup)], { execArgv: [] })
  const waiting = new Map<number, (said: Said) => void>()
  let asked = 0
  let ready = () => {}
  const started = new Promise<void>((resolve) => {
    ready = resolve
  })
  child.on('message', (said: Answer | 'ready') => {
    if (said === 'ready') return ready()
    waiting.get(said.n)?.(said)
    waiting.delete(said.n)
  })
  const gone = once(child, 'exit').then(() => {
    for (const tell of waiting.values()) tell({ error: 'killed', ms: 0 })
    waiting.clear()
  })
  const ask = (what: Omit<Ask, 'n'>) =>
    new Promise<Said>((resolve) => {
      if (!child.connected) return resolve({ error: 'killed', ms: 0 })
      const n = asked++
      waiting.set(n, resolve)
      child.send({ ...what, n }, (error) => error && resolve({ error: 'killed', ms: 0 }))
    })
  const kill = () => {
    child.kill('SIGKILL')
    return gone
  }
  return { child, started, ask, kill }
}

/** Starts quickly: no TypeScript is left to be read. */
async function compile(): Promise<string> {
  const outfile = join(process.env.RESULTS_DIR ?? '.results', 'farm', 'node.mjs')
  await build({
    ...{ entryPoints: [join(import.meta.dirname, 'node.ts')], outfile, bundle: true },
    ...{ platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' },
  })
  return outfile
}

/** Processes that share a Redis and a load. One that is killed is replaced. */
export async function startNodes(count: number, setup: Setup) {
  const program = await compile()
  const start = () => startNode(program, setup)
  const nodes = Array.from({ length: count }, start)
  let slowest = 0
  let failed = 0
  let kills = 0
  const endAll = () => {
    for (const { child } of nodes as { child: ChildProcess }[]) child.kill('SIGKILL')
  }
  process.once('exit', endAll)
  await Promise.all(nodes.map(({ started }) => started))

  const any = () => nodes[Math.floor(Math.random() * nodes.length)]!

  return {
    /** As an application does: again and elsewhere, until it is answered. */
    async ask(call: Ask['call'], id: string, idle?: number): Promise<Answer['state']> {
      for (;;) {
        const said = await any().ask({ call, id, idle })
        slowest = Math.max(slowest, said.ms)
        if (!('error' in said)) return said.state
        if (said.error !== 'killed') failed++
        await sleep(AGAIN)
      }
    },
    async killOne() {
      const place = Math.floor(Math.random() * nodes.length)
      const { kill, started } = nodes[place]!
      await started
      await kill()
      kills++
      nodes[place] = start()
    },
    figures: () => ({ slowest, failed, kills }),
    async stop() {
      await Promise.all(nodes.map(({ kill }) => kill()))
      process.off('exit', endAll)
    },
  }
}

export type Nodes = Awaited<ReturnType<typeof startNodes>>
