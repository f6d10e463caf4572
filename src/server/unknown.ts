import { near } from '../options/near'

/** A sentence for each option that there is not: a slip of the pen must not pass in silence. */
export function unknownOptions(options: object, known: readonly string[], path = ''): string[] {
  return Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = near(name, known)
      return `${path}${name} is no option: ${meant ? `write ${meant}` : `there are ${known.join(', ')}`}`
    })
}
