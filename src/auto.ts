import './events'
import { startAuto } from './wire/auto'
import { builtIn } from './wire/screen'

export type { Lastcall } from './wire/auto'

startAuto(builtIn)
