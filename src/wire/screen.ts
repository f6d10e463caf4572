import { createScreen } from '../ui/screen'
import type { CreateScreen } from './start'

/** The built-in dialog and curtain, in the language of their texts. */
export const builtIn: CreateScreen = (document, config, send) => {
  const { messages, dialog, curtain } = config
  // The texts are English until the author gives others.
  const translated = Object.keys(messages).length > 0 && document.documentElement.lang
  const lang = config.lang ?? (translated || 'en')
  return createScreen(document, { dialog, curtain, messages, lang }, send)
}
