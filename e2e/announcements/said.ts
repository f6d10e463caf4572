import type { Told } from './desktop.ts'

/** What is said, how, and how many seconds before the end. */
export type Said = readonly [left: number, how: string, text: string]

export const LENGTH = 120
export const ENDED = 'Your session has ended.'
/** Two events of one alert, its coming and its text, say the same thing once. In ms. */
const TOGETHER = 300

type Node = Told['path'][number]

const isDialog = ({ role }: Node) => role.endsWith('dialog')
const labelOf = ({ role, name, description }: Node) =>
  `${role}: ${[name, description].filter(Boolean).join(' ')}`

/** Where the focus comes into a dialog from outside. */
export const isOpening = (told: Told) => isFocus(told) && told.path.slice(1).some(isDialog)
/**
 * Where the dialog becomes the curtain. Chromium 156 tells of its new name each time, but not always
 * of the focus on it: it was closed and opened again.
 */
export const isEnd = ({ path }: Told) => path.some((one) => isDialog(one) && one.name === ENDED)

const isFocus = ({ type, on }: Told) => type === 'object:state-changed:focused' && on === 1
const isRenamed = ({ type }: Told) => type.startsWith('object:property-change')

/** A dialog that the focus comes into is told first, then what has the focus. */
const saidOf = (told: Told, inside: boolean): [how: string, text: string][] => {
  const { type, on, text, live, reads, path } = told
  const [node, ...around] = path
  if (isFocus(told)) {
    const dialogs = inside ? [] : around.filter(isDialog)
    return [...dialogs.toReversed(), node!].map((one) => ['focus', labelOf(one)])
  }
  if (type === 'object:announcement') return [['announcement', text]]
  if (type === 'object:state-changed:showing') return on && reads ? [['assertive', reads]] : []
  if (isEnd(told) && isRenamed(told) && isDialog(node!)) return [['renamed', labelOf(node!)]]
  const inserted = type === 'object:text-changed:insert' && live && live !== 'off' && text
  return inserted ? [[live, text]] : []
}

/** Where a dialog gets another name or description while it counts. */
export const renamed = (all: readonly Told[]): string[] => {
  const [from, to] = [all.find(isOpening)?.at ?? 0, all.find(isEnd)?.at ?? Infinity]
  return all
    .filter((told) => isRenamed(told) && isDialog(told.path[0]!))
    .filter(({ at }) => at > from + TOGETHER && at < to - TOGETHER)
    .map(({ path }) => labelOf(path[0]!))
}

/** What a screen reader makes of what it is told, from the opening of the warning on. */
export function saidBy(all: readonly Told[]): Said[] {
  const first = all.findIndex(isOpening)
  const opened = all[first]?.at ?? 0
  let last: { at: number; how: string; text: string } | undefined
  const heard = all
    .slice(Math.max(first, 0))
    .flatMap((told, i) => saidOf(told, i > 0).map(([how, text]) => ({ at: told.at, how, text })))
  return heard.flatMap(({ at, how, text }) => {
    const again = last?.how === how && last.text === text && at - last.at < TOGETHER
    last = { at, how, text }
    return again ? [] : [[LENGTH - Math.round((at - opened) / 1000), how, text] as const]
  })
}
