import { parseArgs } from 'node:util'
import type { Choice } from './cases.ts'
import { ENGINES, LASTCALL, SUBJECTS } from './report/results.ts'

/** What the command line asks for: all rows of Lastcall's own in all browsers, if nothing. */
export function readChoice(args: string[]): Choice & { atOnce: number; all: boolean } {
  const { values } = parseArgs({
    args,
    options: {
      engine: { type: 'string', multiple: true, default: [...ENGINES] },
      subject: { type: 'string', multiple: true, default: [...LASTCALL] },
      row: { type: 'string', multiple: true, default: [] },
      repeat: { type: 'string', default: '1' },
      'at-once': { type: 'string', default: '3' },
      all: { type: 'boolean', default: false },
    },
  })
  const known = <T extends string>(list: readonly T[], given: string[]) => {
    const unknown = given.filter((name) => !list.includes(name as T))
    if (unknown.length) throw new Error(`No ${unknown.join()}; there are ${list.join(', ')}`)
    return list.filter((name) => given.includes(name))
  }
  return {
    engines: known(ENGINES, values.engine),
    subjects: values.all ? SUBJECTS : known(SUBJECTS, values.subject),
    rows: values.row,
    repeat: Number(values.repeat),
    atOnce: Number(values['at-once']),
    all: values.all,
  }
}
