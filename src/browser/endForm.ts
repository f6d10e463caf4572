/** A logout form of the page, read anew at each use: its CSRF token may change. */
export function readForm(
  document: Document,
  form: string | HTMLFormElement,
): { action: string; fields: [string, string][] } {
  const found = typeof form === 'string' ? document.querySelector(form) : form
  if (!(found instanceof HTMLFormElement)) throw new Error(`endForm: ${form} finds no form`)
  const fields: [string, string][] = []
  // Files stay behind: a beacon is urlencoded.
  for (const [name, value] of new FormData(found)) {
    if (typeof value === 'string') fields.push([name, value])
  }
  // By attribute: a field named "action" hides the property.
  return { action: found.getAttribute('action') ?? '', fields }
}
