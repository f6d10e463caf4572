import { describe, expect, test } from 'vitest'
import { type Engine, type Signs, verdict } from '../../src/core/verdict'

const flags = [false, true]
const engines: Engine[] = flags.flatMap((pageswap) =>
  flags.flatMap((pageswapAcrossOrigins) =>
    // No browser tells of other origins and not of its own.
    pageswapAcrossOrigins && !pageswap ? [] : [{ pageswap, pageswapAcrossOrigins }],
  ),
)
const places = [undefined, 'inside', 'outside'] as const

const space: Signs[] = engines.flatMap((engine) =>
  places.flatMap((swap) =>
    flags.flatMap((persisted) =>
      flags.flatMap((leaving) =>
        flags.flatMap((detour) =>
          places.map((intent) => ({ engine, swap, persisted, leaving, detour, intent })),
        ),
      ),
    ),
  ),
)
const all = space.flatMap((signs) =>
  (['stay', 'leave'] as const).map((links) => ({ signs, links, ...verdict(signs, links) })),
)
type One = (typeof all)[number]

/** The input that breaks a promise, if there is one: far better to read than a count. */
const breaking = (promised: (one: One) => boolean) => all.find((one) => !promised(one))

describe('over every input there is', () => {
  test('there are as many as there should be', () => {
    expect(all).toHaveLength(3 * 3 * 2 * 2 * 2 * 3 * 2)
  })

  test('the next page on this origin always means stay', () => {
    expect(breaking(({ signs, verdict }) => signs.swap !== 'inside' || verdict === 'stay')).toBe(
      undefined,
    )
  })

  test('a navigation inside is called a leave only on proof that it did not happen', () => {
    const proof = ({ engine, swap, leaving, persisted }: Signs) =>
      !swap && !persisted && (engine.pageswapAcrossOrigins || !!leaving)
    expect(
      breaking(
        ({ signs, verdict }) => signs.intent !== 'inside' || verdict !== 'leave' || proof(signs),
      ),
    ).toBe(undefined)
  })

  test('a followed external link that may stay never leaves when it surely was followed', () => {
    const certain = ({ swap, persisted }: Signs) => swap === 'outside' || persisted
    expect(
      breaking(
        ({ signs, links, verdict }) =>
          links !== 'stay' || signs.intent !== 'outside' || !certain(signs) || verdict === 'stay',
      ),
    ).toBe(undefined)
  })

  test('what an engine cannot fire is never taken for proof', () => {
    const silent = ({ engine, leaving }: Signs) => !engine.pageswap && !leaving
    expect(
      breaking(
        ({ signs, verdict }) =>
          !silent(signs) ||
          signs.swap !== undefined ||
          signs.intent !== 'inside' ||
          verdict !== 'leave',
      ),
    ).toBe(undefined)
  })

  test('every cause belongs to its verdict', () => {
    const causes = { stay: ['navigation'], leave: ['close', 'external'], unsure: ['unsure'] }
    expect(breaking(({ verdict, cause }) => causes[verdict].includes(cause))).toBe(undefined)
  })

  test('to mean less by external links never turns a leave into a stay of another kind', () => {
    // The option matters for an outside intent and for nothing else.
    const other = ({ signs, links }: One) => verdict(signs, links === 'stay' ? 'leave' : 'stay')
    expect(
      breaking((one) => one.signs.intent === 'outside' || other(one).verdict === one.verdict),
    ).toBe(undefined)
  })
})
