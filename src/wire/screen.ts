import { canonical, lookParsers } from '../options/look'
import { createScreen } from '../ui/screen'
import type { CreateScreen, Extras } from './start'

const inLanguage: CreateScreen = (document, config, send) => {
  // The texts are English until the author gives others.
  const translated = Object.keys(config.messages).length && canonical(document.documentElement.lang)
  const lang = config.lang ?? (translated || 'en')
  // Where nobody can be told there is no way to sign out.
  const signOut = !!(config.endUrl || config.endForm || config.signedOutUrl)
  return createScreen(document, config, lang, signOut, send)
}

/** The built-in dialog and curtain, in the language of their texts. */
export const builtIn: Extras = { createScreen: inLanguage, parsers: lookParsers }
