import { readdirSync, readFileSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from '@playwright/test'

/** A process with all that it has started, as the system knows them now. */
const treeOf = (root: number): number[] => {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // Its name, in brackets, may hold anything.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\)/s, '')
      const parent = Number(stat.split(' ')[2])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // Gone meanwhile.
    }
  }
  const walk = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(walk)]
  return walk(root)
}

/** A browser of one's own, every process of which can be stopped where it stands, as by sleep. */
export const launchSuspendable = async (options: LaunchOptions) => {
  const server = await chromium.launchServer(options)
  const browser: Browser = await chromium.connect(server.wsEndpoint())
  const stopped: number[] = []
  const resume = () => {
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT')
  }
  return {
    browser,
    suspend() {
      stopped.push(...treeOf(server.process().pid!))
      for (const pid of stopped) process.kill(pid, 'SIGSTOP')
    },
    resume,
    async close() {
      resume()
      await server.close()
    },
  }
}
