import './events'

export { ConfigError } from './options/errors'
export type { Duration, Options, RecordOption } from './options/options'
export type { SessionEvents } from './ports'
export type { Session, SessionState } from './session'
export { watchSession } from './wire/withEverything'
