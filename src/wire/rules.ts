import type { Rules } from '../core/state'
import type { Config } from '../options/options'

/**
 * The part of the options that decisions are made by.
 *
 * @param started when the login began, where no option says it.
 */
export const rulesOf = (config: Config, started: () => number): Rules => ({
  idleTimeout: config.idleTimeout,
  warning: config.warning,
  heartbeat: config.heartbeat,
  lifetimeEnd: config.lifetime && (config.startedAt ?? started()) + config.lifetime,
  sessionKey: config.sessionKey,
  extendOn: config.extendOn,
  canKeepAlive: !!config.keepAliveUrl,
  canAsk: !!config.statusUrl,
  canSignOut: !!(config.endUrl || config.endForm),
})
