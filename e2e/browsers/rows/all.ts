import type { Row, Unmade } from '../row.ts'
import { closing } from './closing.ts'
import { afterHistory, history } from './history.ts'
import { afterUnmoved, forms, frames, links, unmoved } from './links.ts'
import { otherSite } from './other-site.ts'
import { addresses, reloads } from './reload.ts'
import { lastOfTabs } from './several.ts'
import { noStore, special } from './special.ts'
import { tabs } from './tabs.ts'

export const ROWS: readonly Row[] = [
  ...links,
  ...forms,
  ...unmoved,
  ...frames,
  ...reloads,
  ...addresses,
  ...history,
  ...otherSite,
  ...tabs,
  ...noStore,
  ...special,
  ...afterUnmoved,
  ...afterHistory,
  ...lastOfTabs,
  ...closing,
]

const IDLE = 'the idle timeout of the server'

/** What no run on this machine can show. */
export const UNMADE: readonly Unmade[] = [
  {
    name: 'the home button or a bookmark is pressed',
    why: 'No key reaches them alike in these browsers. A page is told as much as of an address.',
    covered: 'the rows with a typed address',
  },
  {
    name: 'a tab in the background is discarded for want of memory',
    why: 'Only Chromium does it, and when it pleases. Nothing of the page runs then.',
    covered: IDLE,
  },
  {
    name: 'the browser is killed, or the machine is switched off',
    why: 'Nothing of a page runs any more, in any engine.',
    covered: IDLE,
  },
  {
    name: 'the last beacon is sent while the machine is offline',
    why: 'No browser keeps a beacon for later.',
    covered: IDLE,
  },
]
