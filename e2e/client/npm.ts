import { ConfigError, watchSession } from 'lastcall'
import { watchSession as watchHeadless } from 'lastcall/headless'

const npm = { ConfigError, watchSession, watchHeadless }

declare global {
  interface Window {
    npm: typeof npm
  }
}

window.npm = npm
