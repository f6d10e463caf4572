import { parse } from 'hono/utils/cookie'
import {
  type EndedSession,
  onEnd,
  type SessionEndpoints,
  type SessionLedger,
  sessionEndpoints,
} from 'lastcall/server'
import { COOKIE } from './context'
import type { Scribe } from './journal'
import { keyOf, type Sessions, sameToken } from './sessions'

// The id is 128 random bits: nobody can make one up, so there is nothing to sign. One that the
// bank does not have is not opened, because the endpoints are given `values`.
const identify = ({ headers }: Request): string | undefined =>
  parse(headers.get('cookie') ?? '', COOKIE)[COOKIE]

// They carry no field of the form. Where they come from is checked like with all the others.
const SIGNS_OF_LIFE = ['keep-alive', 'alive']

/** What the pages talk to. */
export const createCompanion = (ledger: SessionLedger, values: Sessions): SessionEndpoints =>
  sessionEndpoints({
    ledger,
    identify,
    values,
    key: keyOf,
    signedOutUrl: '/signed-out',
    verify: async (request, fields) => {
      if (SIGNS_OF_LIFE.includes(fields.get('event') ?? '')) return true
      const session = await values.read(identify(request) ?? '')
      // Of a login that is gone nothing has to be protected.
      return !session || sameToken(fields.get('csrf'), session.csrf)
    },
  })

interface Ending {
  readonly ledger: SessionLedger
  readonly values: Sessions
  readonly journal: Scribe
  /** Names this process in the journal, where there are several. */
  readonly by?: number | undefined
}

/** Hears of every end: the journal notes it, and then the login is removed. */
export const followEnds = ({ ledger, values, journal, by }: Ending): Promise<void> =>
  onEnd(ledger, ({ id, reason }: EndedSession) => journal.end(keyOf(id), { reason, by }), {
    values,
  })
