import { attribute } from './names'
import { near } from './near'
import type { Config } from './options'
import { parsers, record } from './parsers'
import type { Source } from './resolve'

/** The data attributes of a script element as options. */
export function fromDataset(script: HTMLScriptElement): Source {
  const { lastcall: _, ...values } = script.dataset
  return { values, attributes: true }
}

/** Reads from the element again at each use what may change: a CSRF token. */
export function rereading(config: Config, script: HTMLScriptElement): Config {
  const again = (name: 'endData' | 'headers') => {
    const read = () => {
      try {
        return record(script.getAttribute(attribute(name)))
      } catch (advice) {
        throw new Error(`${attribute(name)}: ${advice}`)
      }
    }
    return config[name] && read
  }
  return { ...config, endData: again('endData'), headers: again('headers') }
}

/** Whether a script element configures Lastcall at all. */
export const configures = (script: HTMLScriptElement): boolean =>
  script.hasAttribute('data-lastcall') ||
  Object.keys(fromDataset(script).values).some((name) => near(name, Object.keys(parsers)))
