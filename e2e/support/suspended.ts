import { type Browser, chromium, type LaunchOptions } from '@playwright/test'
import { processesOf } from './processes'

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
      stopped.push(...processesOf(server.process().pid!))
      for (const pid of stopped) process.kill(pid, 'SIGSTOP')
    },
    resume,
    async close() {
      resume()
      await server.close()
    },
  }
}
