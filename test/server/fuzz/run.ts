import { safeReturnTo } from '../../../src/server'
import { createChance } from './chance'
import { createTarget } from './endpoints'
import { randomRequest } from './request'
import { randomReturnTo, wrongReturn } from './returnTo'

export interface Count {
  readonly passed: number
  readonly failed: number
  /** The first few. */
  readonly examples: readonly string[]
}

function counter() {
  let passed = 0
  let failed = 0
  const examples: string[] = []
  return {
    see(input: unknown, problem: string | undefined) {
      if (problem === undefined) passed++
      else if (++failed <= 10) examples.push(`${JSON.stringify(input)} ${problem}`)
    },
    count: (): Count => ({ passed, failed, examples }),
  }
}

export async function fuzzEndpoints(
  seed: number,
  times: number,
  broken?: Parameters<typeof createTarget>[0],
): Promise<Count> {
  const chance = createChance(seed)
  const { web, neutral, close } = await createTarget(broken)
  const { see, count } = counter()
  // The Web's own requests cost ten times as much: they are one in four.
  for (let i = 0; i < times; i++) {
    const request = randomRequest(chance)
    see(request, await (i % 4 === 0 ? web : neutral)(request))
  }
  await close()
  return count()
}

/** @param subject what is tried; a broken one shows that this notices. */
export function fuzzReturnTo(
  seed: number,
  times: number,
  subject: (url: unknown) => string | undefined = safeReturnTo,
): Count & { readonly accepted: number } {
  const chance = createChance(seed)
  const { see, count } = counter()
  let accepted = 0
  for (let i = 0; i < times; i++) {
    const url = randomReturnTo(chance)
    try {
      const result = subject(url)
      if (result !== undefined) accepted++
      see(url, wrongReturn(result))
    } catch (error) {
      see(url, `threw ${error}`)
    }
  }
  return { ...count(), accepted }
}
