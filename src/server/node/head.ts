import type { ServerResponse } from 'node:http'
import type { AnswerHead } from '../document'

type Headers = Readonly<Record<string, unknown>> | readonly unknown[] | undefined

/** `writeHead` takes an object, pairs, or one flat list of names and values. */
function entriesOf(headers: Headers): [string, unknown][] {
  if (!Array.isArray(headers)) return Object.entries(headers ?? {})
  if (Array.isArray(headers[0])) return headers as [string, unknown][]
  return headers.flatMap((name, i) => (i % 2 ? [] : [[String(name), headers[i + 1]]]))
}

function headOf(res: ServerResponse, status: number, headers: Headers): AnswerHead {
  const given = new Map(entriesOf(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const header = (name: string) => {
    const value = given.get(name) ?? res.getHeader(name)
    return value === undefined ? undefined : String(value)
  }
  return { status, type: header('content-type'), disposition: header('content-disposition') }
}

/**
 * Calls back once, when an answer begins. Node itself comes through `writeHead` with an answer that
 * nobody called it for.
 */
export function onHead(res: ServerResponse, begins: (head: AnswerHead) => void): void {
  const original = res.writeHead
  const writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    res.writeHead = original
    const headers = (typeof rest[0] === 'string' ? rest[1] : rest[0]) as Headers
    begins(headOf(res, status, headers))
    return original.call(res, status, ...(rest as []))
  }
  res.writeHead = writeHead
}
