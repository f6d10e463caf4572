// One of several processes that answer for the same sessions, which are in Redis.
import { createDemo } from '../app'
import { closeServer, listen } from '../listen'
import { type FromWorker, remoteScribe, type WorkerOptions } from './messages'

const tell = (message: FromWorker) => {
  if (process.connected) process.send?.(message)
}

// Whoever hands out the requests is gone, and with it everybody who could ask.
let close = (): void => process.exit(0)
process.once('disconnect', () => close())

const start = async () => {
  const options = JSON.parse(process.argv[2] ?? '') as WorkerOptions
  const demo = await createDemo({
    ...options,
    scribe: remoteScribe((note) => tell({ kind: 'note', note })),
  })
  const server = await listen(demo.app, 0)
  const { port } = server.address() as { port: number }

  let closing = false
  close = () => {
    if (closing) return
    closing = true
    void Promise.all([closeServer(server), demo.close()]).finally(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, close)
  tell({ kind: 'ready', port })
}

start().catch((error: Error) => {
  tell({ kind: 'failed', error: error.message })
  process.exitCode = 1
  process.disconnect?.()
})
