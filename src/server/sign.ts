import type { LeaveCause, Mark, Sign } from './record'

const ID = /^[\w-]{1,64}$/
const NUMBER = /^[1-9]\d{0,8}$/
const MOST = 32
const CAUSES: Readonly<Record<LeaveCause, true>> = {
  ...{ close: true, external: true, crash: true, unsure: true },
}

const list = (text = '') => text.split(',', 2 * MOST)
const ids = (text?: string) =>
  list(text)
    .filter((id) => ID.test(id))
    .slice(0, MOST)

const mark = (page = '', n = ''): Mark[] =>
  ID.test(page) && NUMBER.test(n) ? [{ page, n: Number(n) }] : []

const marks = (text?: string) =>
  list(text)
    .flatMap((one) => mark(...(one.split('.', 2) as [string?, string?])))
    .slice(0, MOST)

const isCause = (text = ''): text is LeaveCause => Object.hasOwn(CAUSES, text)

/** A page that does not say how old it is counts as older than any document. */
const ageOf = (text = '') => (/^\d{1,12}$/.test(text) ? Number(text) : Infinity)

/**
 * Reads a message of a page, whatever was sent; `undefined` if it is none. Of a field that is there
 * twice the first counts: a page writes its own before those of the author.
 */
export function readSign(fields: Iterable<readonly [string, string]>): Sign | undefined {
  const field = new Map([...fields].reverse())
  const [own] = mark(field.get('page'), field.get('n'))
  if (!own) return
  const event = field.get('event')
  const cause = field.get('cause')
  switch (event) {
    case 'logout':
      return { event, ...own }
    case 'alive':
    case 'keep-alive':
      return { event, ...own, after: marks(field.get('after')) }
    case 'leave':
      if (!isCause(cause)) return
      return {
        ...{ event, ...own, cause, age: ageOf(field.get('age')) },
        ...{ others: ids(field.get('others')), answering: ids(field.get('answering')) },
      }
  }
  return
}
