/** Tells the inspector what only the page knows. No application needs this. */
export const reportToInspector = (): void => {
  let how = ''

  // Where the browser says what kind of navigation this is, the log can say "Reloaded".
  addEventListener('pageswap', ({ activation }) => {
    how = activation?.navigationType ?? ''
  })
  addEventListener('pageshow', () => {
    how = ''
  })

  const send = (event: string, detail: Record<string, unknown>) => {
    const fields = new URLSearchParams({ event, path: location.pathname, how })
    for (const [name, value] of Object.entries(detail)) {
      const isText = value instanceof Error || typeof value !== 'object'
      if (isText) fields.set(name, value instanceof Error ? value.message : String(value))
    }
    navigator.sendBeacon('/inspector/report', fields)
  }

  for (const event of ['warning', 'extended', 'expired', 'leave', 'signedout', 'error']) {
    document.addEventListener(`lastcall:${event}`, (e) => send(event, (e as CustomEvent).detail))
  }
}
