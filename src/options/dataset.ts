import { near } from './near'
import { parsers, record } from './parsers'
import type { Source } from './resolve'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const camel = (name: string) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Options that are read from the element again at each use: a CSRF token may change. */
const READ_AGAIN = ['endData', 'headers']

/** The data attributes of a script element as options. */
export function fromDataset(script: HTMLScriptElement): Source {
  const values: Record<string, unknown> = Object.create(null)
  for (const { name, value } of script.attributes) {
    if (name.startsWith('data-') && name !== 'data-lastcall') values[camel(name.slice(5))] = value
  }
  return { values, spell: (name) => `data-${kebab(name)}`, sign: '=', shared: true }
}

/** Makes what may change a function of the element. */
export function rereading<T extends object>(config: T, script: HTMLScriptElement): T {
  const again = Object.fromEntries(
    READ_AGAIN.filter((name) => name in config).map((name) => [
      name,
      () => record(script.getAttribute(`data-${kebab(name)}`), { base: '', origins: [] }),
    ]),
  )
  return { ...config, ...again }
}

/** Whether a script element configures Lastcall at all. */
export const configures = (script: HTMLScriptElement): boolean =>
  script.hasAttribute('data-lastcall') ||
  Object.keys(fromDataset(script).values).some(
    (name) => Object.hasOwn(parsers, name) || near(name, Object.keys(parsers)),
  )
