/** Goes to another page for good: Back does not lead here again. Waits while there is no network. */
export function leaveFor(window: Window, url: string, signal: AbortSignal): void {
  const go = () => window.location.replace(url)
  if (window.navigator.onLine) go()
  else window.addEventListener('online', go, { once: true, signal })
}
