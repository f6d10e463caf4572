import type { Point } from '../browser.ts'

const WIDTH = 190
const HEIGHT = 34
const COLUMNS = 4

/** What a person can click on in every page of the app. `OTHER` is the other site. */
const CONTROLS = {
  nothing: '<span>Nothing</span>',
  link: '<a href="next">Link</a>',
  slow: '<a href="slow">Slow link</a>',
  bare: '<a href="bare">Page without the script</a>',

  hash: '<a href="#there">Hash link</a>',
  spa: '<a href="view">SPA link</a>',
  turbo: '<a href="next">Link as Turbo follows it</a>',
  htmx: '<a href="next">Link as htmx boosts it</a>',

  visit: '<a href="next">Link that a script follows</a>',
  shadow: '<app-link></app-link>',
  svg: '<svg width="150" height="24"><a href="next"><rect width="150" height="24"/></a></svg>',
  xlink:
    '<svg width="150" height="24"><a xlink:href="next"><rect width="150" height="24"/></a></svg>',

  blank: '<a href="next" target="_blank">Link to a new tab</a>',
  named: '<a href="next" target="elsewhere">Link to a named tab</a>',
  popup: '<button>Pop-up</button>',
  opens: '<button>window.open</button>',

  download: '<a href="file" download>Download</a>',
  attachment: '<a href="attachment">Attachment</a>',
  'no-content': '<a href="no-content">204</a>',
  mailto: '<a href="mailto:somebody@example.com">Write to us</a>',

  'script-link': '<a href="javascript:void tell(\'scripted\')">javascript: link</a>',
  refresh: '<a href="refresh">Page that moves on</a>',
  sso: '<a href="sso">Single sign-on</a>',
  'sign-in': '<a href="sign-in">Sign-in page elsewhere</a>',

  external: '<a href="OTHER/away">Another site</a>',
  prevented: '<a href="OTHER/away">Prevented link</a>',
  search: '<form action="next"><input name="q" value="x" hidden><button>Search</button></form>',
  pay: '<form action="pay" method="post"><button>Pay</button></form>',

  ajax: '<form action="next"><button>Send without leaving</button></form>',
  action: '<form action="OTHER/away"><button formaction="next">Form action</button></form>',
  target: '<form action="next"><button formtarget="_blank">Form target</button></form>',
  submit: '<form action="next"><button type="button">form.submit()</button></form>',

  href: '<button>location.href</button>',
  replace: '<button>location.replace()</button>',
  reload: '<button>location.reload()</button>',
  history: '<button>history.back()</button>',

  pending: '<form action="slow"><button>Form that is slow</button></form>',
  field: '<form action="next"><input name="q"></form>',
  later: '<button>A link a moment later</button>',
} as const

export type Control = keyof typeof CONTROLS

const names = Object.keys(CONTROLS) as Control[]

const corner = (index: number): Point => ({
  x: 8 + (index % COLUMNS) * WIDTH,
  y: 8 + Math.floor(index / COLUMNS) * HEIGHT,
})

/** Where a pointer hits a control. */
export function pointOf(control: Control): Point {
  const { x, y } = corner(names.indexOf(control))
  return { x: x + 24, y: y + 11 }
}

/** Where the link of a framed page is. */
export const FRAME_POINT: Point = { x: 8 + 24, y: corner(names.length + COLUMNS - 1).y + 19 }

/** All controls at their fixed places; nothing scrolls. */
export function controlsHtml(base: string, other: string): string {
  return names
    .map((name, index) => {
      const { x, y } = corner(index)
      const html = CONTROLS[name].replaceAll('OTHER', `${other}${base.slice(0, -1)}`)
      return `<div class="control" id="${name}" style="left:${x}px;top:${y}px">${html}</div>`
    })
    .join('\n')
}

export const CONTROLS_STYLE = `
  body { margin: 0; overflow: hidden; font: 14px sans-serif }
  [hidden] { display: none !important }
  .control { position: absolute; width: ${WIDTH - 12}px; height: ${HEIGHT - 8}px }
  .control > *, form > *, app-link { display: block; width: 150px; height: 24px; margin: 0; padding: 0 }
  iframe { position: absolute; left: 8px; top: ${FRAME_POINT.y - 19}px; width: 300px; height: 40px; border: 0 }`
