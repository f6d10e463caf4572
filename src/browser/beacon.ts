/** A message that is ready to be sent from a page that is going away. */
export interface Shot {
  readonly url: string
  readonly body: URLSearchParams
}

/** Sends without waiting for an answer. False from `sendBeacon` means that its queue is full. */
export function shoot(window: Window, { url, body }: Shot): void {
  // Some hardened browsers take the function away.
  if (window.navigator.sendBeacon?.(url, body)) return
  const init = { method: 'POST', body, keepalive: true, redirect: 'manual' } as const
  window.fetch(url, { ...init, credentials: 'include' }).catch(() => {})
}
