import { startFarm } from './farm/start'
import { startDemo } from './start'
import { timingFromEnv } from './timing'

const portFrom = (variable: string, fallback: number): number => {
  const port = Number(process.env[variable] || fallback)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${variable}: "${process.env[variable]}" is not a port`)
  }
  return port
}

try {
  const port = portFrom('PORT', 3000)
  const otherPort = portFrom('OTHER_PORT', port + 1)
  const options = { port, otherPort, timing: timingFromEnv(process.env) }
  const redisUrl = process.env.REDIS_URL
  const demo = await (redisUrl ? startFarm({ ...options, redisUrl }) : startDemo(options))
  const where = redisUrl ? 'two processes on one Redis' : 'one process, in memory'
  console.log(`Harbour is open at ${demo.appOrigin} (inspector: ${demo.appOrigin}/inspector)`)
  console.log(`Sessions: ${where}`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)))
  }
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
