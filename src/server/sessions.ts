import type { LedgerState, SessionLedger } from './ledger'
import type { SessionValues } from './options'
import type { Leave, Life } from './record'

/** Ways to tell a ledger of one session. */
export type Sessions = ReturnType<typeof createSessions>

/**
 * The ledger, and the application's own sessions beside it: what a ledger has lost, as one in memory
 * does at a restart, the application may still have.
 */
export function createSessions(ledger: SessionLedger, values: SessionValues | undefined) {
  const isThere = async (id: string) => ((await values?.read(id)) ?? undefined) !== undefined

  /** Asks anew once the application's session has been opened here, too. */
  const known = async (id: string, ask: () => Promise<LedgerState>): Promise<LedgerState> => {
    const state = await ask()
    if (state.state !== 'unknown' || !values || !(await isThere(id))) return state
    await ledger.touch(id)
    return ask()
  }

  // With a store of the application only what that has is opened.
  const how = { opens: !values }

  return {
    peek: (id: string) => known(id, () => ledger.peek(id)),
    /** A person is there, as a page says. */
    keepAlive: (id: string, { page, n, after }: Life) =>
      known(id, () => ledger.touch(id, { page, n, after }, how)),
    /** A person is there, as a request shows. */
    touch: (id: string) => known(id, () => ledger.touch(id, undefined, how)),
    document: (id: string) => known(id, () => ledger.document(id, how)),
    alive: (id: string, { page, n, after }: Life) =>
      known(id, () => ledger.alive(id, { page, n, after })),
    leave: (id: string, { page, n, cause, age, others, answering }: Leave) =>
      known(id, () => ledger.leave(id, { page, n }, { cause, age, others, answering })),
    /** Of a session that the ledger has lost the end is told, too: somebody has to clear it away. */
    async signOut(id: string): Promise<void> {
      if (await ledger.end(id, 'logout')) return
      const { state } = await ledger.peek(id)
      if (state !== 'unknown' || (values && !(await isThere(id)))) return
      await ledger.touch(id)
      await ledger.end(id, 'logout')
    },
  }
}
