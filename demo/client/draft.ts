// A button that shows a password makes its field a text: what the field is for tells it, too.
const SECRET =
  '[type=password], [type=file], [autocomplete*=password i], [autocomplete*=one-time-code i], ' +
  '[autocomplete*=cc- i], [data-secret]'

/** What is written in a form, without the secrets. */
const written = (form: HTMLFormElement): string => {
  const fields = new FormData(form)
  for (const field of form.elements as Iterable<HTMLInputElement>) {
    if (field.matches(SECRET)) fields.delete(field.name)
  }
  return new URLSearchParams([...fields] as [string, string][]).toString()
}

/** The same in the form as the server has sent it. */
const asSent = (form: HTMLFormElement): string => {
  const copy = form.cloneNode(true) as HTMLFormElement
  copy.reset()
  return written(copy)
}

/** Posts what was written to `url` while a warning is open. */
export const keepDraft = (form: HTMLFormElement, url: string): void => {
  let kept = asSent(form)
  let busy = false
  let sent = false
  let asking: AbortController | undefined

  const keep = async () => {
    const body = written(form)
    // A form that nobody wrote in must not replace what was written in another tab.
    if (busy || sent || body === kept) return
    busy = true
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    asking = new AbortController()
    const { signal } = asking
    const late = setTimeout(() => asking?.abort(), 10_000)
    // keepalive: the request outlives the page.
    const asked = fetch(url, { method: 'POST', headers, body, signal, keepalive: true })
    const answer = await asked.catch(() => undefined)
    clearTimeout(late)
    if (answer?.ok) kept = body
    busy = false
  }

  document.addEventListener('lastcall:warning', keep)
  // After the warning of a fixed end people go on writing: what they add is kept, too.
  document.addEventListener('lastcall:tick', ({ detail }) => {
    if (Math.ceil(detail.remaining / 1_000) % 5 === 0) void keep()
  })
  // A draft must not come after the form itself, which deletes it.
  form.addEventListener('submit', () => {
    sent = true
    asking?.abort()
  })
  // The form may stay: a mistake in it, an answer that loads nothing.
  const stays = () => {
    sent = false
  }
  form.addEventListener('input', stays)
  addEventListener('pageshow', stays)
}
