import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lay, rest, wake } from '../../../src/server/memory/rest'
import { due, GRACE } from '../../../src/server/policy'
import type { PageRecord, SessionRecord } from '../../../src/server/record'
import { runs } from '../../fakes/random'

const rules = { idleTimeout: 1000, grace: GRACE }

/** Also later than a small integer can be: a process may run for months. */
const time = fc.oneof(fc.nat(5), fc.nat(1e9), fc.integer({ min: 2 ** 30, max: 2 ** 45 }))
const name = fc.oneof(fc.constantFrom('a', 'b', '', '__proto__', '\ud800'), fc.string())
const names = fc.array(name, { maxLength: 3 })

/** Only what is required is always there. */
const some = <T extends object, K extends keyof T>(
  fields: { [N in keyof T]-?: fc.Arbitrary<T[N]> },
  ...requiredKeys: K[]
) => fc.record(fields, { requiredKeys, noNullPrototype: true }) as unknown as fc.Arbitrary<T>

const pages: fc.Arbitrary<PageRecord> = some<PageRecord, keyof PageRecord>(
  {
    ...{ id: name, n: fc.nat(), at: time, began: time },
    outlived: fc.oneof(fc.constant(0), fc.nat()),
    asks: some(
      { returns: time, silence: time, answering: names, frozen: names, document: time },
      ...(['returns', 'silence', 'answering', 'frozen'] as const),
    ),
  },
  ...(['id', 'n', 'at', 'outlived'] as const),
)
const reason = fc.constantFrom('idle' as const, 'logout' as const)
const anyRecord = some<SessionRecord, keyof SessionRecord>(
  {
    ...{ at: time, idleEnd: time, lifetimeEnd: time, document: time, closing: time },
    pages: fc.array(pages, { maxLength: 3 }),
    ended: fc.record({ reason, at: time }, { noNullPrototype: true }),
  },
  ...(['at', 'idleEnd', 'pages'] as const),
)
/** Most of what there is: a session with a page that has been heard. */
const common = anyRecord.map(({ closing: _, ended: __, pages, ...record }) => ({
  ...record,
  pages: pages.slice(0, 1).map(({ id, n, at, outlived }) => ({ id, n, at, outlived })),
}))
const record: fc.Arbitrary<SessionRecord> = fc.oneof(anyRecord, common)

const all = (check: (records: readonly SessionRecord[]) => void) =>
  fc.assert(fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), check), runs(1000))

describe('a session at rest', () => {
  test('wakes as it was, whatever it was before', () =>
    all(([first, ...others]) => {
      const session = lay('ada', rules, first!)
      expect(wake(session)).toStrictEqual(first)
      for (const other of others) {
        rest(session, other)
        expect(wake(session)).toStrictEqual(other)
      }
    }))

  test('is due when the policy says so', () =>
    all(([first]) => {
      const session = lay('ada', rules, first!)
      expect(session.at + session.wait).toBe(due(first!).at)
    }))

  test('is one flat object if it has one page that was only heard', () => {
    const page = { id: 'a', n: 7, at: 5, outlived: 0 }
    const plain = { at: 9, idleEnd: 1009, lifetimeEnd: 5000, document: 7, pages: [page] }
    expect(lay('ada', rules, plain).whole).toBeUndefined()
    expect(lay('ada', rules, { ...plain, closing: 3 }).whole).toBeDefined()
  })

  test('has one shape, whatever it holds', () =>
    all((records) => {
      const shapes = records.map((one) => Object.keys(lay('ada', rules, one)).join())
      expect(new Set(shapes).size).toBe(1)
    }))
})
