import { canonical, lookParsers } from '../options/look'
import type { Config } from '../options/options'
import { createScreen } from '../ui/screen'
import { createTexts } from '../ui/texts'
import type { Extras } from './start'

/** The language that is wanted. */
export const langOf = (document: Document, { lang }: Config): string =>
  lang ?? canonical(document.documentElement.lang) ?? 'en'

/** Where nobody can be told there is no way to sign out. */
export const canSignOut = ({ endUrl, endForm, signedOutUrl }: Config): boolean =>
  !!(endUrl || endForm || signedOutUrl)

/** The built-in dialog and curtain. */
export const builtIn: Extras = {
  createScreen: (document, config, send) =>
    createScreen(
      document,
      {
        ...config,
        // Texts alone: its parser takes no sets of them.
        texts: createTexts(config.messages as Record<string, string>, langOf(document, config)),
        canSignOut: canSignOut(config),
      },
      send,
    ),
  parsers: lookParsers,
}
