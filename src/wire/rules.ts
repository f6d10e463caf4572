import type { Rules } from '../core/state'
import type { Config } from '../options/options'

/**
 * The part of the options that decisions are made by.
 *
 * @param started when the login began, where no option says it.
 */
export const rulesOf = (config: Config, started: () => number): Rules => ({
  ...config,
  lifetimeEnd: config.lifetime && (config.startedAt ?? started()) + config.lifetime,
  canKeepAlive: !!config.keepAliveUrl,
  canAsk: !!config.statusUrl,
  canSignOut: !!(config.endUrl || config.endForm),
})
