import type { LedgerState } from '../../../src/server/ledger'

const SECOND = 1000

/** What has to go fast here, and takes a minute and more in the field. */
export const TAKEOVER = 2 * SECOND
export const TIMEOUT = 2 * SECOND
export const RULES = { idleTimeout: '20m', grace: { close: 500 } }

/** What a node is told at its start. */
export interface Setup {
  readonly port: number
  /** Where it notes what its handler has had. */
  readonly file: string
}

/** What a node is asked for. */
export interface Ask {
  readonly n: number
  readonly call: 'open' | 'touch' | 'peek' | 'end' | 'leave'
  readonly id: string
  readonly idle?: number | undefined
}

export interface Answer {
  readonly n: number
  readonly ms: number
  readonly state?: LedgerState | boolean
  readonly error?: string
}
