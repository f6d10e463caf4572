import { duration } from './duration'
import { canonical, hasOptions, lookParsers } from './look'
import { near } from './near'
import { oneOf, type Parser, type Parsers, recordOf, truth } from './parsers'

const rhythm: Parser = (value) => {
  // What divides a minute, so that the full minute is told.
  const ms = duration(value)
  if ([15_000, 20_000, 30_000, 60_000].includes(ms)) return ms
  throw 'write 15s, 20s, 30s or 60s: more often, people who listen hear nothing else'
}

const dialogParsers: Parsers = {
  politeness: oneOf('polite', 'assertive'),
  announceEvery: rhythm,
  signOut: truth,
  tabTitle: truth,
}

const dialog: Parser = (value, place) => {
  if (!hasOptions(value)) return truth(value, place)
  return recordOf(value, (item, name) => {
    if (item == null) return
    const names = Object.keys(dialogParsers)
    if (!names.includes(name)) {
      throw `${name} is not one of its options: write ${near(name, names) ?? names.join(', ')}`
    }
    try {
      return dialogParsers[name]!(item, place)
    } catch (advice) {
      throw `${name}: ${advice}`
    }
  })
}

/** Texts by name, and sets of texts by language. */
const messagesOf =
  (names: readonly string[]): Parser =>
  (value) => {
    const text = (item: unknown, name: string): string => {
      if (typeof item !== 'string') throw `write a text for ${name}`
      if (names.includes(name)) return item
      throw `${name} is not the name of a text: write ${near(name, names) ?? names.join(', ')}`
    }
    const found = recordOf(value, (item, name) =>
      item && typeof item === 'object' && canonical(name) ? recordOf(item, text) : text(item, name),
    )
    return Object.fromEntries(
      Object.entries(found).map(([name, item]) => [
        typeof item === 'string' ? name : canonical(name),
        item,
      ]),
    )
  }

/** @param names of the texts that there are. */
export const fullLookParsers = (names: readonly string[]): Parsers => ({
  ...lookParsers,
  dialog,
  messages: messagesOf(names),
})
