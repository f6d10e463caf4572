import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { serveAssets } from '../assets'
import { securityHeaders } from '../headers'
import { inspector } from '../inspector'
import { createJournal, type Journal } from '../journal'
import { closeServer, listen, listenWith } from '../listen'
import { createOther } from '../other'
import { originsOf, type StartOptions } from '../start'
import { demoTiming, type Timing } from '../timing'
import { createFront } from './front'
import { createProcesses, type Farm } from './processes'

const PROCESSES = 2

interface StageParts {
  journal: Journal
  timing: Timing
  farm: Farm
  assets: Hono
}

/** What outlives every process: the inspector, and what its page needs. */
const stage = ({ assets, ...parts }: StageParts) => {
  const app = new Hono()
  app.use(securityHeaders)
  app.route('/', assets)
  app.route('/inspector', inspector(parts))
  return getRequestListener(app.fetch)
}

// What pages report needs to know whose session it is: one of the processes does.
const isOnStage = (path = '') =>
  /^\/(?:inspector|assets)(?:[/?]|$)/.test(path) && !path.startsWith('/inspector/report')

/** Several processes behind one address, all with the sessions of one Redis. */
export const startFarm = async (options: StartOptions & { redisUrl: string }) => {
  const { port, otherPort, redisUrl } = options
  const timing = { ...demoTiming, ...options.timing }
  const origins = originsOf({ port, otherPort })
  const journal = createJournal()
  const processes = createProcesses({ ...origins, timing, redisUrl }, journal)
  try {
    await Promise.all(Array.from({ length: PROCESSES }, processes.start))
    const assets = await serveAssets()
    const [onStage, front] = [
      stage({ journal, timing, farm: processes, assets }),
      createFront(processes),
    ]
    const servers = [
      await listenWith(
        (req, res) => (isOnStage(req.url) ? onStage : front)(req, res),
        port,
        'PORT',
      ),
    ]
    servers.push(
      await listen(createOther({ appOrigin: origins.appOrigin, assets }), otherPort, 'OTHER_PORT'),
    )
    const close = async () => {
      await Promise.all(servers.map(closeServer))
      await processes.close()
    }
    return { ...origins, journal, close }
  } catch (error) {
    await processes.close()
    throw error
  }
}
