/** What a person does, as far as a simulated page can be told. */

/** An event that counts as the person's own. */
export function trusted<E extends Event>(event: E, more: object = {}): E {
  for (const [name, value] of Object.entries({ isTrusted: true, ...more })) {
    Object.defineProperty(event, name, { value, configurable: true })
  }
  return event
}

const bubbling = { bubbles: true, cancelable: true, composed: true }

export const click = (target: Element, init: MouseEventInit = {}) =>
  target.dispatchEvent(trusted(new MouseEvent('click', { ...bubbling, ...init })))

export const press = (key: string, init: KeyboardEventInit = {}) =>
  document.dispatchEvent(trusted(new KeyboardEvent('keydown', { ...bubbling, key, ...init })))

export const submit = (form: HTMLFormElement, submitter: HTMLElement | null = null) =>
  form.dispatchEvent(trusted(new SubmitEvent('submit', { ...bubbling, submitter })))

/** Puts HTML into the page and finds what it begins with. */
export function page<E extends Element>(html: string): E {
  document.body.innerHTML = html
  return document.body.firstElementChild as E
}

export const setHidden = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  Object.defineProperty(document, 'visibilityState', {
    value: hidden ? 'hidden' : 'visible',
    configurable: true,
  })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** `pagehide` or `pageshow`. */
export const transit = (name: 'pagehide' | 'pageshow', persisted: boolean) =>
  window.dispatchEvent(trusted(new Event(name), { persisted }))

export const beforeUnload = () =>
  window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

export const pageSwap = (activation: object | null) =>
  window.dispatchEvent(trusted(new Event('pageswap'), { activation }))

/** Renders the page ahead of its showing; `false` shows it. */
export const setPrerendering = (prerendering: boolean) => {
  Object.defineProperty(document, 'prerendering', { value: prerendering, configurable: true })
  if (!prerendering) document.dispatchEvent(new Event('prerenderingchange'))
}

/** Something happened to the origin's storage in another page. */
export const stored = (key: string | null, newValue: string | null = null) =>
  window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
