import type { Engine } from '../browser.ts'
import type { Way } from './model.ts'
import type { Walker } from './walker.ts'

/** One thing that a person may do next. */
export interface Step {
  readonly name: string
  readonly weight: number
  /** Where it is left out, and why. */
  readonly not?: Readonly<Partial<Record<Engine, string>>>
  can(walker: Walker): boolean
  /** Does it, waits until it has been done, and says how it left the page it began on. */
  run(walker: Walker): Promise<Way>
}
