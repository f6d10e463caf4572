import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs a file of this folder with `--expose-gc`, and speaks with it. */
export function startChild(file: string, ...args: string[]) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, args, { execArgv: ['--expose-gc', '--import', 'tsx'] })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ${args.join(' ')} ended with ${code}`)
  })
  ended.catch(() => {})
  return {
    hear: async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0] as T,
    tell: (message: string) => void child.send(message),
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Bytes of the heap, and µs of the processor. */
export interface Used {
  readonly heap: number
  readonly cpu: number
}

/** One of the servers, and how to end it. */
export async function startServer(kind: string, url = '') {
  const child = startChild('serve.ts', kind, url)
  const { port } = await child.hear<{ port: number }>()
  return {
    port,
    stop: child.stop,
    async used(): Promise<Used> {
      child.tell('used')
      return child.hear<Used>()
    },
  }
}
