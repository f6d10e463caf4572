import type { World } from './world'

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const SOURCES = {
  tag: 'src="/lastcall.js" defer',
  full: 'src="/lastcall.full.js" defer',
  module: 'src="/assets/auto.js" type="module" data-lastcall',
  npm: 'src="/assets/npm.js" type="module"',
}

/** The element that starts the SDK, with the options of this test. */
export const script = ({ way, options }: Pick<World, 'way' | 'options'>): string => {
  if (way === 'none') return ''
  const data = Object.entries(options).map(([name, value]) => `data-${name}="${quoted(value)}"`)
  return `<script ${[SOURCES[way], ...data].join(' ')}></script>`
}

const CONTROLS = (other: string) => `
  <a id="link" href="next">Link</a>
  <a id="slow" href="slow">Slow link</a>
  <a id="hash" href="#there">Hash link</a>
  <a id="spa" href="view">SPA link</a>
  <a id="blank" href="next" target="_blank">New tab</a>
  <a id="download" href="file" download>Download</a>
  <a id="attachment" href="attachment">Attachment</a>
  <a id="no-content" href="no-content">No content</a>
  <a id="mailto" href="mailto:somebody@example.com">Write to us</a>
  <a id="script-link" href="javascript:void document.body.classList.add('run')">Script link</a>
  <a id="refresh" href="refresh">Page that moves on</a>
  <a id="sso" href="sso">Single sign-on</a>
  <a id="external" href="${other}/">Another site</a>
  <a id="prevented" href="${other}/prevented">Prevented link</a>
  <form id="search" action="next"><input name="q" value="harbour"><button>Search</button></form>
  <form id="pay" action="pay" method="post"><input name="to" value="Sam"><button>Pay</button></form>
  <form id="ajax" action="next"><button>Send without leaving</button></form>
  <button id="go-href">location.href</button>
  <button id="go-replace">location.replace</button>
  <button id="go-reload">location.reload</button>
  <button id="go-submit">form.submit</button>
  <label>Name <input id="name"></label>
  <p id="there">There</p>`

/** Where a session that is over leads to. Nothing is left there to watch. */
const OUTSIDE = ['gone', 'signed-out']

interface Parts {
  readonly world: World
  readonly title: string
  readonly head?: string
  readonly body?: string
}

/** A whole document of the app. */
export const document = ({ world, title, head = '', body = '' }: Parts): string => `${world.doctype}
<html ${world.root}>
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <script src="/assets/controls.js" defer></script>
  ${head}${world.head}
  ${OUTSIDE.includes(title) ? '' : script(world)}
</head>
<body><main><h1>${title}</h1>${body}</main>${world.body}</body>
</html>`

export const controls = (world: World, other: string, framed: boolean): string =>
  document({
    world,
    title: 'Start',
    body:
      CONTROLS(other) + (framed ? '<iframe id="frame" src="frame" title="Inner"></iframe>' : ''),
  })
