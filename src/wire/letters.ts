import { readForm } from '../browser/endForm'
import { fields, type Message } from '../core/message'
import type { Config, RecordOption } from '../options/options'
import type { Tell } from '../ports'

/** A message as it is posted. */
export interface Letter {
  readonly url: string
  readonly body: URLSearchParams
  /** Its place among this page's messages. */
  readonly n: number
}

/** Writes this page's messages: their numbers, the form's fields, the author's own. */
export interface Letters {
  /**
   * `alive` is the word of a page that is still open, and slides nothing.
   *
   * @param more fields.
   */
  keepAlive(event: 'keep-alive' | 'alive', more?: [string, string][]): URLSearchParams
  /** The end of the session, where there is an address for it. Not counted until it is posted. */
  end(message: Message): Letter | undefined
  posted(): void
  headers(): Record<string, string>
}

/** @param tell says what the author's own functions throw; the message goes without it. */
export function createLetters(
  document: Document,
  config: Config,
  page: string,
  tell: Tell,
): Letters {
  const { appOrigins, endForm, endUrl, endData, headers } = config
  const origins = [document.location.origin, ...appOrigins]
  let posted = 0

  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      tell('error', { error })
    }
  }
  const valuesOf = (option: RecordOption | undefined): Record<string, string> =>
    attempt(() => (typeof option === 'function' ? option() : option)) ?? {}

  const formOf = (form: string | HTMLFormElement) => {
    const { action, fields } = readForm(document, form)
    const { href, origin } = new URL(action, document.baseURI)
    if (!origins.includes(origin)) throw new Error(`endForm: ${href} is not on an app origin`)
    return { href, fields }
  }
  const write = (message: Message, more: [string, string][] = []) => {
    const own = fields(message, page, posted + 1)
    const taken = new Map(own)
    // Two fields of one name mean something else to each server.
    return new URLSearchParams([...own, ...more.filter(([name]) => !taken.has(name))])
  }

  return {
    keepAlive: (event, more) => write({ event }, more),
    end(message) {
      const form = endForm ? attempt(() => formOf(endForm)) : undefined
      const url = endUrl?.href ?? form?.href
      if (!url) return
      const more = [...(form?.fields ?? []), ...Object.entries(valuesOf(endData))]
      return { url, body: write(message, more), n: posted + 1 }
    },
    posted() {
      posted++
    },
    headers: () => valuesOf(headers),
  }
}
