import type { Body } from './port'
import { tooLong, type Unread } from './unread'

/** No message of a page is longer, with a form's fields and a token. */
export const MOST_BYTES = 4096

type Read = URLSearchParams | Unread

const decoder = new TextDecoder()
const bad = (error: string): Unread => ({ status: 400, error })

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

/** What a parser made of a body: texts and numbers by their names. Of a list the first counts. */
function fromObject(value: unknown): Read {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return bad('The body has to be an object of strings and numbers')
  }
  const fields = new URLSearchParams()
  for (const [name, given] of Object.entries(value)) {
    const one = Array.isArray(given) ? given[0] : given
    if (!isScalar(one)) return bad('The body has to be an object of strings and numbers')
    fields.append(name, String(one))
  }
  // A body parser has limits of its own, and nobody knows which.
  return fields.toString().length > MOST_BYTES ? tooLong : fields
}

function fromJson(text: string): Read {
  try {
    return fromObject(JSON.parse(text))
  } catch {
    return bad('The body is no JSON')
  }
}

async function fromMultipart(bytes: Uint8Array, type: string): Promise<Read> {
  const headers = { 'content-type': type }
  try {
    const form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers }).formData()
    const texts = [...form].filter((field): field is [string, string] => isScalar(field[1]))
    return new URLSearchParams(texts)
  } catch {
    return bad('The body is no form data')
  }
}

type Parser = (bytes: Uint8Array, type: string) => Read | Promise<Read>

const fromText: Parser = (bytes) => new URLSearchParams(decoder.decode(bytes))

/** A beacon of a text or of a blob without a type is urlencoded all the same. */
const PARSERS = new Map<string, Parser>([
  ['', fromText],
  ['text/plain', fromText],
  ['application/x-www-form-urlencoded', fromText],
  ['application/json', (bytes) => fromJson(decoder.decode(bytes))],
  ['multipart/form-data', fromMultipart],
])

const isText = (value: unknown): value is string => typeof value === 'string'
const sizeOf = (body: Exclude<Body, Unread>) => {
  if ('bytes' in body) return body.bytes.length
  return isText(body.parsed) ? body.parsed.length : 0
}

/** The fields of a body, or why there are none. */
export function fieldsOf(body: Body, type = ''): Read | Promise<Read> {
  if ('status' in body) return body
  const parse = PARSERS.get(type.split(';', 1)[0]!.trim().toLowerCase())
  if (sizeOf(body) > MOST_BYTES) return tooLong
  if ('bytes' in body) {
    return parse?.(body.bytes, type) ?? { status: 415, error: `A body of ${type} is not read here` }
  }
  const { parsed } = body
  if (!isText(parsed)) return fromObject(parsed)
  return parse?.(new TextEncoder().encode(parsed), type) ?? new URLSearchParams(parsed)
}
