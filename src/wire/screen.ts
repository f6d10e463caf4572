import { createScreen } from '../ui/screen'
import type { CreateScreen } from './start'

const known = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {}
}

/** The built-in dialog and curtain, in the language of their texts. */
export const builtIn: CreateScreen = (document, config, send) => {
  const { messages, dialog, curtain, endUrl, endForm, signedOutUrl } = config
  // The texts are English until the author gives others.
  const translated = Object.keys(messages).length && known(document.documentElement.lang)
  const lang = config.lang ?? (translated || 'en')
  // Where nobody can be told there is no way to sign out.
  const signOut = !!(endUrl || endForm || signedOutUrl)
  return createScreen(document, { dialog, curtain, signOut, messages, lang }, send)
}
