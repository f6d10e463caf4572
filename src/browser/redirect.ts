/** Goes to another page for good: Back does not lead here again. Waits while there is no network. */
export function leaveFor(window: Window, url: string, signal: AbortSignal): void {
  const { location, navigator } = window
  const go = () => {
    const stays = url.split('#')[0] === location.href.split('#')[0]
    location.replace(url)
    // A route behind a hash loads nothing by itself, and the curtain would stay.
    if (stays) location.reload()
  }
  if (navigator.onLine) go()
  else window.addEventListener('online', go, { once: true, signal })
}
