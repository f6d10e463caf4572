/** Next calls this once as a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { onEnd } = await import('lastcall/server')
  const { ledger, values } = await import('./lib/session')
  // The session is still in the store here, and is destroyed afterwards.
  void onEnd(ledger, ({ id, reason, value }) => console.log('ended', id, reason, value), { values })
}
