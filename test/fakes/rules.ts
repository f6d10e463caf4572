import type { Outcome, Rules } from '../../src/core/state'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** When every test begins. */
export const T0 = Date.UTC(2026, 0, 5, 9)

/** Twenty minutes of idle timeout, a keep-alive address, no status address. */
export const rules = (over: Partial<Rules> = {}): Rules => ({
  idleTimeout: 20 * MINUTE,
  warning: undefined,
  lifetimeWarning: undefined,
  heartbeat: undefined,
  lifetimeEnd: undefined,
  sessionKey: undefined,
  extendOn: 'button',
  canKeepAlive: true,
  canAsk: false,
  canSignOut: true,
  ...over,
})

export const live = (more: { expiresIn?: number; lifetimeIn?: number; key?: string } = {}) =>
  ({ kind: 'live', status: 200, ...more }) satisfies Outcome

export const gone: Outcome = { kind: 'gone', status: 401 }
export const failed: Outcome = { kind: 'failed', status: 503 }
export const forbidden: Outcome = { kind: 'forbidden', status: 403 }
