import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'redis'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** A real redis-server of its own, on a free port of the loopback address. */
export async function startRedis(...options: string[]) {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'lastcall-redis-'))
  let child: ChildProcess

  async function start() {
    const address = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    child = spawn('redis-server', [...address, '--save', '', ...options], { stdio: 'ignore' })
    const kill = () => child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('exit', () => process.off('exit', kill))
    const failed = once(child, 'error').then(([error]) => Promise.reject(error))
    const up = async () => {
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`)
        await sleep(20)
      }
    }
    await Promise.race([up(), failed])
  }
  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  await start()

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    /** Again on the same port, with what it has written down. */
    start,
    stop,
    async remove() {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A cluster of one. Redis refuses it what it would refuse a large one. */
export async function startCluster() {
  const server = await startRedis('--cluster-enabled', 'yes')
  const client = await createClient({ url: server.url }).connect()
  await client.clusterAddSlotsRange({ start: 0, end: 16_383 })
  while (!/cluster_state:ok/.test(await client.clusterInfo())) await sleep(20)
  client.destroy()
  return server
}

export type RedisServer = Awaited<ReturnType<typeof startRedis>>
