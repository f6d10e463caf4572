import type { Step } from '../step.ts'
import { addresses } from './addresses.ts'
import { clicks } from './clicks.ts'
import { reloads } from './reloads.ts'
import { scroll } from './scroll.ts'
import { signIns } from './signIn.ts'
import { tabs } from './tabs.ts'
import { travels } from './travels.ts'

/** Everything that a person may do next. */
export const STEPS: Readonly<Record<'signedIn' | 'signedOut', readonly Step[]>> = {
  signedIn: [...clicks, ...reloads, ...travels, ...addresses, ...tabs, scroll],
  signedOut: signIns,
}
