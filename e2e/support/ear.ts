import type { Page } from '@playwright/test'

/** The parts of a node of the accessibility tree that are read here. */
interface Node {
  readonly nodeId: string
  readonly parentId?: string
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly description?: { readonly value?: unknown }
  readonly properties?: readonly { name: string; value: { value?: unknown } }[]
}

/** How it comes to be said: by where the focus has gone, or by what a live region says. */
export type Said = readonly [how: 'focus' | 'polite' | 'assertive', text: string]

const text = (value?: { readonly value?: unknown }) => String(value?.value ?? '')
const own = (node: Node, name: string) =>
  node.properties?.find((property) => property.name === name)?.value.value

/** Where the tree is asked for, a browser gives the one that screen readers are given. */
const readTree = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Accessibility.enable')
  return async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return treeOf(nodes)
  }
}

const treeOf = (all: readonly Node[]) => {
  const byId = new Map(all.map((node) => [node.nodeId, node]))
  /** From a node to the root, the node itself first. */
  const path = (node?: Node): Node[] => (node ? [node, ...path(byId.get(node.parentId ?? ''))] : [])
  const nodes = all.filter(({ ignored }) => !ignored)
  const texts = nodes.filter(({ role }) => role?.value === 'StaticText')
  // What is asked for the focus of a page that has it nowhere else is the page.
  const focus = nodes.findLast((node) => own(node, 'focused'))
  return { path, nodes, texts, focus }
}

type Tree = ReturnType<typeof treeOf>

const isDialog = ({ role }: Node) => /dialog$/.test(text(role))

const labelOf = (node: Node) =>
  `${text(node.role)}: ${[text(node.name), text(node.description)].filter(Boolean).join(' ')}`

/** A dialog that the focus comes into is told first, then what has the focus. */
const heardOfFocus = (before: Tree, { focus, path }: Tree): Said[] => {
  if (!focus) return []
  const was = before.focus
  if (was?.nodeId === focus.nodeId && labelOf(was) === labelOf(focus)) return []
  const around = before.path(was).map(({ nodeId }) => nodeId)
  const entered = path(focus)
    .slice(1)
    .filter((node) => isDialog(node) && !around.includes(node.nodeId))
  return [...entered.reverse(), focus].map((node) => ['focus', labelOf(node)])
}

/** The live regions of a tree, each with its texts. What has none above it belongs to none. */
const regionsOf = ({ nodes, texts, path }: Tree) => {
  const isRegion = (node: Node) => own(node, 'live') !== undefined
  const regions = new Map(nodes.filter(isRegion).map((node) => [node, [] as Node[]]))
  // The nearest. One that is off is not in what Chromium tells: it is as loud as what is around it.
  for (const one of texts) regions.get(path(one).find(isRegion) as Node)?.push(one)
  return regions
}

/**
 * Listens as a screen reader does: to the focus, and to what changes in live regions. A text that is
 * put there anew is heard again, and one that is there when its region comes is heard, too, as some
 * screen readers do.
 */
export const listen = async (page: Page) => {
  const read = await readTree(page)
  let before = await read()
  /** What was last heard of each region: the texts of its nodes. */
  let known = new Map<string, Map<string, string>>()

  const heardOf = (region: Node, now: readonly Node[]): Said[] => {
    const how = own(region, 'live')
    const then = known.get(region.nodeId) ?? new Map()
    const relevant = String(own(region, 'relevant') ?? 'additions text').replace('all', 'removals')
    const changed = now.filter(({ nodeId, name }) => then.get(nodeId) !== text(name))
    const gone = [...then].filter(([id]) => !now.some(({ nodeId }) => nodeId === id))
    const said = (own(region, 'atomic') && changed.length ? now : changed).map(({ name }) =>
      text(name),
    )
    if (relevant.includes('removals')) said.push(...gone.map(([, old]) => old))
    return how === 'off' || !said.length ? [] : [[how as 'polite' | 'assertive', said.join(' ')]]
  }

  const heardOfRegions = (tree: Tree): Said[] => {
    const next: typeof known = new Map()
    const heard = [...regionsOf(tree)].flatMap(([region, texts]) => {
      const { nodeId } = region
      // Until it is no longer busy: then all is heard that has changed since.
      const busy = Boolean(own(region, 'busy'))
      const now = new Map(texts.map((one) => [one.nodeId, text(one.name)]))
      next.set(nodeId, busy ? (known.get(nodeId) ?? new Map()) : now)
      return busy ? [] : heardOf(region, texts)
    })
    known = next
    return heard
  }

  heardOfRegions(before)
  return {
    /** What is said since it was last asked. */
    async hear(): Promise<Said[]> {
      const now = await read()
      const heard = [...heardOfFocus(before, now), ...heardOfRegions(now)]
      before = now
      return heard
    },
    /** What a dialog is called, and what it is described by. */
    labels: (): string[] => before.nodes.filter(isDialog).map(labelOf),
    /** All that can be read inside of a dialog and outside of any, when it was last asked. */
    texts(where: 'inside' | 'outside'): string[] {
      const inside = (node: Node) => before.path(node).some(isDialog)
      return before.texts
        .filter((one) => inside(one) === (where === 'inside'))
        .map(({ name }) => text(name))
    },
    /** What is neither a dialog, nor in one, nor the page itself. */
    behind: (): string[] =>
      before.nodes
        .filter((node) => node.parentId && !before.path(node).some(isDialog))
        .map(labelOf),
  }
}

export type Ear = Awaited<ReturnType<typeof listen>>
