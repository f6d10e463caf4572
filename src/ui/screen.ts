import type { Event } from '../core/state'
import { type View, viewOf } from '../core/view'
import type { Screen, Send } from '../ports'
import { announced, createWords } from './countdown'
import { createModal } from './modal'
import type { Texts } from './texts'
import { createVeil } from './veil'

/** What is drawn, and in which words. */
export interface Look {
  readonly dialog: unknown
  readonly curtain: boolean
  readonly texts: Texts
  readonly canSignOut: boolean
  readonly politeness?: string | undefined
  /** Seconds between two announcements in the last minute. */
  readonly every?: number | undefined
  /** Tells the time left where the page is not seen; nothing, once it no longer matters. */
  readonly tellHidden?: ((text?: string) => void) | undefined
}

/** What each button says to the session. Its text is the message of the same name. */
const BUTTONS: Readonly<Record<string, Event>> = {
  stay: { type: 'stay', by: 'button' },
  dismiss: { type: 'dismiss' },
  retry: { type: 'retry' },
  signOut: { type: 'sign-out', by: 'button' },
}

/** The names of the messages for what can be seen: title, text, problem; then the buttons. */
const SCENES: Readonly<Record<string, readonly string[]>> = {
  stay: ['title', 'text', 'stayFailed', 'stay', 'signOut'],
  dismiss: ['lifetimeTitle', 'lifetimeText', 'stayFailed', 'dismiss', 'signOut'],
  checking: ['checking', '', 'checkFailed', 'retry'],
  logout: ['signingOut', '', 'signOutFailed', 'retry'],
  expired: ['expired'],
  ended: ['signedOut'],
}

/** The dialog and the curtain: one modal element, drawn from what the core says is to be seen. */
export function createScreen(document: Document, look: Look, send: Send): Screen {
  const { texts, politeness, tellHidden } = look
  const words = createWords(texts.of('timeLeft').lang)
  const hide = createVeil(document)
  let opened = 0
  let view: View = {}
  let scene: View['scene']

  const escaped = () => {
    const event = BUTTONS[scene!]
    if (event) send(event)
    render(view)
  }
  const modal = createModal(document, texts.lang, escaped)
  const { dialog } = modal

  const add = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    name: string,
    parent: Element = dialog,
  ) => {
    const element = document.createElement(tag)
    element.id = name
    element.setAttribute('part', name.toLowerCase())
    parent.append(element)
    return element
  }
  // Written only when it changes: a region that is written again is read again.
  const write = (element: HTMLElement, name: string | false = '', seconds?: number) => {
    const { text, lang } = texts.of(name || '')
    const content = text && seconds !== undefined ? `${text} ${words(seconds)}` : text
    if (element.textContent === content) return
    element.lang = lang
    element.textContent = content
  }

  const title = add('h2', 'title')
  const text = add('p', 'text')
  const time = add('p', 'time')
  const problem = add('p', 'problem')
  const row = add('div', 'buttons')
  const spoken = add('p', 'spoken')
  const buttons = Object.entries(BUTTONS).map(([name, event]) => {
    const button = add('button', name, row)
    button.type = 'button'
    write(button, name)
    button.onclick = () => send(event)
    return button
  })
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  problem.setAttribute('role', 'alert')
  spoken.setAttribute('role', 'status')
  if (politeness) spoken.ariaLive = politeness

  const draw = ({ scene, remaining, busy, problem: failed }: View, opening: boolean) => {
    const [heading, body, failure, ...offered] = SCENES[scene!]!
    const warns = remaining !== undefined
    const seconds = Math.ceil(remaining! / 1000)
    opened = opening ? seconds : Math.max(opened, seconds)
    write(title, heading)
    write(text, warns || navigator.onLine ? body : 'offline')
    write(time, warns && 'timeLeft', seconds)
    // An attempt that is made again by itself is nothing new to tell.
    write(problem, failed ? failure : busy && 'pending')
    // Empty at opening: the dialog's own name and description are being read then.
    write(spoken, warns && !opening && 'timeLeft', Math.min(opened, announced(seconds, look.every)))
    tellHidden?.(time.textContent!)
    for (const button of buttons) {
      const possible = look.canSignOut || button.id !== 'signOut'
      button.hidden = !possible || !offered.includes(button.id) || !(warns || failed)
      button.ariaDisabled = String(button.id === 'stay' && busy)
    }
  }

  const render = (next: View) => {
    view = next
    if (next.scene === 'away') return hide(look.curtain)
    const curtain = !!next.scene && next.remaining === undefined
    const before = scene
    scene = look[curtain ? 'curtain' : 'dialog'] ? next.scene : undefined
    if (!scene) {
      hide(false)
      tellHidden?.()
      if (before) modal.close()
      return
    }
    draw(next, scene !== before)
    const anew = modal.open(curtain) || scene !== before
    // Where nothing is to be decided the focus is on the dialog: a typist's space bar presses
    // nothing.
    if (anew) (scene === 'stay' ? buttons[0]! : dialog).focus()
    else if (modal.root.activeElement?.matches('[hidden]')) dialog.focus()
    // The dialog has noted by then where the focus was.
    hide(curtain)
  }

  return { render: (...now) => render(viewOf(...now)), stop: () => render({}) }
}
