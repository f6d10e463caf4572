/** A logout form of the page, read anew at each use: its CSRF token may change. */
export function readForm(
  document: Document,
  form: string | HTMLFormElement,
): { action: string; fields: [string, string][] } {
  const found = typeof form === 'string' ? document.querySelector(form) : form
  if (!(found instanceof HTMLFormElement)) throw new Error(`endForm: ${form} finds no form`)
  // Files stay behind: a beacon is urlencoded.
  const fields = [...new FormData(found)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  )
  // By attribute: a field named "action" hides the property.
  return { action: found.getAttribute('action') ?? '', fields }
}
