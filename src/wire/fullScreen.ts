import { fullLookParsers } from '../options/fullLook'
import { textsFor } from '../ui/languages'
import { english } from '../ui/messages'
import { createScreen } from '../ui/screen'
import { createTabTitle } from '../ui/tabTitle'
import { createTexts } from '../ui/texts'
import { canSignOut, langOf } from './screen'
import type { Extras } from './start'

/** The dialog and the curtain with all their options. */
export const builtInFull: Extras = {
  createScreen: (document, config, send) => {
    const { dialog, messages } = config
    const { politeness, announceEvery, signOut, tabTitle } =
      dialog === true || !dialog ? {} : dialog
    const lang = langOf(document, config)
    return createScreen(
      document,
      {
        ...config,
        texts: createTexts(textsFor(messages, lang), lang),
        canSignOut: signOut !== false && canSignOut(config),
        politeness,
        every: announceEvery && announceEvery / 1000,
        tellHidden: tabTitle === false ? undefined : createTabTitle(document),
      },
      send,
    )
  },
  parsers: fullLookParsers(Object.keys(english)),
}
