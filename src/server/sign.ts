import type { LeaveCause, Mark, Sign } from './record'

const ID = /^[\w-]{1,64}$/
const NUMBER = /^[1-9]\d{0,8}$/
const MOST = 32
const CAUSES: Readonly<Record<LeaveCause, true>> = {
  ...{ close: true, external: true, crash: true, unsure: true },
}

type Field = string | null | undefined

const list = (text: Field) => (text ? text.split(',', 2 * MOST) : [])
const ids = (text: Field) =>
  list(text)
    .filter((id) => ID.test(id))
    .slice(0, MOST)

const isMark = (page: Field, n: Field) => ID.test(page ?? '') && NUMBER.test(n ?? '')

const mark = (text: string): Mark[] => {
  const [page, n] = text.split('.', 2)
  return isMark(page, n) ? [{ page: page!, n: Number(n) }] : []
}
const marks = (text: Field) => list(text).flatMap(mark).slice(0, MOST)

const isCause = (text: Field): text is LeaveCause => Object.hasOwn(CAUSES, text ?? '')

/** A page that does not say how old it is counts as older than any document. */
const ageOf = (text: Field) => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : Infinity)

/**
 * Reads a message of a page, whatever was sent; `undefined` if it is none.
 *
 * @param fields of one that is there twice it gives the first, as `URLSearchParams` do: a page
 * writes its own before those of the author.
 */
export function readSign(fields: { get(name: string): Field }): Sign | undefined {
  const page = fields.get('page')
  const number = fields.get('n')
  if (!page || !isMark(page, number)) return
  const n = Number(number)
  const event = fields.get('event')
  switch (event) {
    case 'logout':
      return { event, page, n }
    case 'alive':
    case 'keep-alive':
      return { event, page, n, after: marks(fields.get('after')) }
    case 'leave': {
      const cause = fields.get('cause')
      if (!isCause(cause)) return
      const age = ageOf(fields.get('age'))
      const others = ids(fields.get('others'))
      return { event, page, n, cause, age, others, answering: ids(fields.get('answering')) }
    }
  }
  return
}
