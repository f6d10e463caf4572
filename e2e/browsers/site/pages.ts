import { CONTROLS_STYLE, controlsHtml } from './controls.ts'
import type { World } from './world.ts'

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const element = (src: string, data: Record<string, string>, more = '') => {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${quoted(value)}"`)
  return `<script src="/assets/${src}"${more}${attributes.join('')}></script>`
}

/** The script under test. The address it sends to names the page that it stands in. */
function subject({ subject, base, id, options, full }: World, page: string): string {
  const end = `${base}end?page=${page}`
  const own = { 'idle-timeout': '20m', channel: id, ...options }
  const file = `lastcall${full ? '.full' : ''}.global.js`
  switch (subject) {
    case 'plain':
      return element(file, { 'end-url': end, ...own }, ' defer')
    case 'two-phase':
      return element(file, { 'session-url': `${base}session`, ...own }, ' defer')
    default:
      return element(`${subject}.js`, { end })
  }
}

const ICON = '<link rel="icon" href="data:,">'

interface Parts {
  readonly base: string
  readonly page: string
  readonly title: string
  readonly head?: string
  readonly body?: string
  /** Tells when it is hidden, too. Not for pages whose leaving is under test. */
  readonly hides?: boolean
}

const document = ({ base, page, title, head = '', body = '', hides = false }: Parts) =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${ICON}
${element('report.js', { base, page, ...(hides && { hides: '' }) })}${head}
</head><body>${body}</body></html>`

/** What the address of a page asks for, as `app?framed`. */
type Asked = (option: string) => boolean

const PRERENDER = '{"prerender":[{"source":"list","urls":["next"],"eagerness":"immediate"}]}'

const headOf = (asked: Asked, title: string) =>
  [
    asked('base-target') && '<base target="_blank">',
    asked('prerenders') && `<script type="speculationrules">${PRERENDER}</script>`,
    title === 'refresh' && '<meta http-equiv="refresh" content="0; url=next">',
  ]
    .filter(Boolean)
    .join('')

/** A page of the app: all of them have all controls. */
export function appPage(world: World, title: string, asked: Asked, other: string): string {
  const { base } = world
  const page = world.nextPage()
  const frame = asked('framed') ? '<iframe src="inner"></iframe>' : ''
  if (title === 'bare') return document({ base, page, title })
  const head = `<style>${CONTROLS_STYLE}</style>${subject(world, page)}${headOf(asked, title)}`
  const app = element('app.js', {}, ' defer')
  const body = `${controlsHtml(base, other)}${frame}${app}`
  return document({ base, page, title, head, body, hides: asked('hides') })
}

/** The page in a frame: a link in its corner, and the script under test. */
export function framedPage(world: World, title: string): string {
  const page = world.nextPage()
  const body = '<a href="inner-next" style="display:block;width:150px;height:24px">Inner link</a>'
  return document({ base: world.base, page, title, head: subject(world, page), body })
}

const wide = 'style="position:absolute;left:8px;width:200px;height:40px;'

/** A page of the other site, with a link or two buttons in its corner. */
export function otherPage(base: string, page: string, title: string, app: string): string {
  const bodies: Record<string, string> = {
    'sign-in': `<a ${wide}top:8px" href="${app}/landed">Sign in</a>`,
    desk: `<button id="open" ${wide}top:8px" data-url="${app}/app?hides">Open</button>
<button id="close" ${wide}top:68px">Close</button>${element('desk.js', {}, ' defer')}`,
  }
  return document({ base, page, title, body: bodies[title] ?? title, hides: true })
}

/** Where the link of the sign-in page is, and the two buttons of the desk. */
export const OTHER_POINTS = { first: { x: 40, y: 28 }, second: { x: 40, y: 88 } } as const
