/** Acts as soon as there is somebody to look at the page: now, or when a prerendered page is shown. */
export function whenShown(document: Document, signal: AbortSignal, act: () => void): void {
  // Chrome 108; TypeScript's DOM types do not carry it yet.
  const { prerendering } = document as { prerendering?: boolean }
  if (prerendering) document.addEventListener('prerenderingchange', act, { once: true, signal })
  else act()
}
