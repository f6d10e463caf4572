import type { Event } from '../core/state'
import { type Curtain, type View, viewOf, type Warning } from '../core/view'
import type { Screen, Send } from '../ports'
import { announced, createWords } from './countdown'
import { english } from './messages'
import { createModal } from './modal'

interface Look {
  readonly dialog: boolean
  readonly curtain: boolean
  readonly messages: Readonly<Record<string, string>>
}

/** What each button says to the session. Its text is the message of the same name. */
const BUTTONS: Readonly<Record<string, Event>> = {
  stay: { type: 'stay', by: 'button' },
  dismiss: { type: 'dismiss' },
  retry: { type: 'retry' },
  signOut: { type: 'sign-out', by: 'button' },
}

/** The names of the messages for what can be seen: title, text, problem; then the buttons. */
const SCENES: Readonly<Record<NonNullable<View['why']>, readonly string[]>> = {
  stay: ['title', 'text', 'stayFailed', 'stay', 'signOut'],
  dismiss: ['lifetimeTitle', 'lifetimeText', 'stayFailed', 'dismiss', 'signOut'],
  checking: ['checking', '', 'checkFailed', 'retry'],
  signingOut: ['signingOut', '', 'signOutFailed', 'retry'],
  expired: ['expired'],
  signedOut: ['signedOut'],
}

/** The dialog and the curtain: one modal element, drawn from what the core says is to be seen. */
export function createScreen(
  document: Document,
  look: Look,
  lang: string,
  canSignOut: boolean,
  send: Send,
): Screen {
  const texts: Readonly<Record<string, string>> = { ...english, ...look.messages }
  const words = createWords(lang)
  let view: View = { show: 'page' }
  let scene: View['why']

  const escaped = () => {
    const event = BUTTONS[scene!]
    if (event) send(event)
    render(view)
  }
  const modal = createModal(document, lang, escaped)
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
  const title = add('h2', 'title')
  const text = add('p', 'text')
  const time = add('p', 'time')
  const problem = add('p', 'problem')
  const row = add('div', 'buttons')
  const spoken = add('p', 'spoken')
  const buttons = Object.entries(BUTTONS).map(([name, event]) => {
    const button = add('button', name, row)
    button.type = 'button'
    button.textContent = texts[name]!
    button.onclick = () => send(event)
    return button
  })
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  problem.setAttribute('role', 'alert')
  spoken.setAttribute('role', 'status')

  // Written only when it changes: a region that is written again is read again.
  const write = (element: Element, content = '') => {
    if (element.textContent !== content) element.textContent = content
  }
  const timeLeft = (seconds: number) => `${texts.timeLeft} ${words(seconds)}`

  const draw = (
    shown: Warning | Curtain,
    [heading, body, failure, ...offered]: readonly string[],
    opening: boolean,
  ) => {
    const warning = shown.show === 'warning' ? shown : undefined
    const seconds = warning ? Math.ceil(warning.remaining / 1000) : 0
    write(title, texts[heading!])
    write(text, texts[body!])
    write(time, warning ? timeLeft(seconds) : '')
    write(problem, shown.problem ? texts[failure!] : '')
    // Empty at opening: the dialog's own name and description are being read then.
    write(spoken, warning && !opening ? timeLeft(announced(seconds)) : '')
    for (const button of buttons) {
      const possible = canSignOut || button.id !== 'signOut'
      button.hidden = !possible || !offered.includes(button.id) || !(warning || shown.problem)
      button.ariaDisabled = String(button.id === 'stay' && !!warning?.busy)
    }
  }

  const render = (next: View) => {
    view = next
    const before = scene
    const curtain = next.show === 'curtain'
    scene = look[curtain ? 'curtain' : 'dialog'] ? next.why : undefined
    if (next.show === 'page' || !scene) {
      if (before) modal.close()
      return
    }
    draw(next, SCENES[scene], !before)
    modal.open(curtain)
    // Where nothing is to be decided the focus is on the dialog: a typist's space bar presses
    // nothing.
    if (scene !== before) (scene === 'stay' ? buttons[0]! : dialog).focus()
    else if (modal.root.activeElement?.matches('[hidden]')) dialog.focus()
  }

  return { render: (...now) => render(viewOf(...now)), stop: modal.close }
}
