import type { Row } from '../row.ts'
import type { Control } from '../site/controls.ts'
import type { Walk } from '../walk.ts'

// Short courses that many rows share.

/** Follows a control to a page of the app. */
export const to =
  (control: Control, title = 'next') =>
  async (walk: Walk) => {
    await walk.click(control)
    await walk.loads(title)
  }

/** Uses a control that leads nowhere, and waits for what the server hears of it. */
export const stays =
  (control: Control, heard: string, about: Record<string, string> = {}) =>
  async (walk: Walk) => {
    await walk.click(control)
    await walk.hears(heard, about)
  }

/** The page is still there, and takes clicks. */
export const stillThere = stays('nothing', 'clicked', { control: 'nothing' })

/** The same, where something may lie over the page until Escape: a prompt, a mail program. */
export const takesClicks = (walk: Walk) => {
  let tries = 0
  return walk.insist(
    async () => {
      if (tries++) await walk.press('Escape')
      await walk.click('nothing')
    },
    () => walk.hears('clicked', { control: 'nothing' }),
  )
}

export const inTurn =
  (...moves: ((walk: Walk) => Promise<unknown>)[]) =>
  async (walk: Walk) => {
    for (const move of moves) await move(walk)
  }

export const press =
  (key: string, title = 'app') =>
  async (walk: Walk) => {
    await walk.press(key)
    await walk.loads(title)
  }

/** WebKitGTK's browser has no key for it. */
export const pressBack = (walk: Walk) =>
  walk.browser.engine === 'webkit' ? walk.button('back') : walk.press('alt+Left')

/** Back to the first page, which comes out of the back/forward cache. */
export const back = async (walk: Walk) => {
  await pressBack(walk)
  await walk.restores('app')
}

/** A tab that came back through another site: what must stay is sure, what must end is in doubt. */
export const AFTER_SIGN_ON: NonNullable<Row['limits']> = [
  {
    engines: ['webkit'],
    subjects: ['plain'],
    why: 'It stays. But WebKit tells nothing of the way back over a single sign-on, so the close that follows is in doubt, too.',
  },
]

/** Another site in the same tab, then closed: nothing of the app is left. */
export const andClose = (leaving: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  await leaving(walk)
  await walk.closeTab()
}
