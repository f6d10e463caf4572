type Set = Readonly<Record<string, string>>

/** Texts by their names, and sets of texts by their languages. */
export type OwnTexts = Readonly<Record<string, string | Set>>

/** The set for a language, else for what it is a variety of: "de-AT" finds "de". */
function setFor(own: OwnTexts, lang: string): Set | undefined {
  for (let tag = lang; tag; tag = tag.replace(/-?[^-]*$/, '')) {
    const set = Object.hasOwn(own, tag) && own[tag]
    if (set && typeof set === 'object') return set
  }
}

/** The texts for one language. One given by its name stands in front of every set. */
export function textsFor(own: OwnTexts, lang: string): Set {
  const single = Object.entries(own).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return { ...setFor(own, lang), ...Object.fromEntries(single) }
}
