export { ConfigError, LedgerClosedError, LedgerUnavailableError } from './errors'
export type { ExpiredOptions } from './expired'
export type {
  ConsumeOptions,
  DeadLetter,
  EndReason,
  Grace,
  LeaveNews,
  LedgerOptions,
  LedgerState,
  LifeSign,
  Mark,
  SessionEnded,
  SessionLedger,
  SessionTimes,
} from './ledger'
export { type MemoryLedgerOptions, memoryLedger } from './memory'
export { type EndedSession, type OnEndOptions, onEnd } from './onEnd'
export type { EndpointOptions, SessionValues } from './options'
export { refreshHeader } from './refresh'
export { safeReturnTo } from './returnTo'
export type { Unavailable, Visit } from './visit'
export { type SessionEndpoints, sessionEndpoints } from './web/endpoints'
export { expiredResponse } from './web/expired'
