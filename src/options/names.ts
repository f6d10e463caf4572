export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** An option's name as a data attribute. */
export const attribute = (name: string): string => `data-${kebab(name)}`
