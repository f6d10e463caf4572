import type { Options } from './options'
import type { Source } from './resolve'

/** Options as an object of the page's own code. */
export const fromCode = (options: Options): Source => ({
  values: { ...options },
  spell: (name) => name,
  sign: ': ',
  shared: false,
})
