import type { Event } from '../core/state'
import type { View } from '../core/view'
import type { Screen, Send } from '../ports'
import { announced, createWords } from './countdown'
import { english } from './messages'
import { createModal } from './modal'

interface Look {
  readonly dialog: boolean
  readonly curtain: boolean
  /** Whether there is a way to sign out. */
  readonly signOut: boolean
  readonly messages: Readonly<Record<string, string>>
  readonly lang: string
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
  lifetime: ['lifetimeTitle', 'lifetimeText', 'stayFailed', 'dismiss', 'signOut'],
  checking: ['checking', '', 'checkFailed', 'retry'],
  signingOut: ['signingOut', '', 'signOutFailed', 'retry'],
  expired: ['expired'],
  signedOut: ['signedOut'],
}

const sceneOf = (view: View): string => {
  if (view.show === 'curtain') return view.why
  return view.show === 'warning' && view.extendable ? 'stay' : 'lifetime'
}

/** The dialog and the curtain: one modal element, drawn from what the core says is to be seen. */
export function createScreen(document: Document, look: Look, send: Send): Screen {
  const texts: Readonly<Record<string, string>> = { ...english, ...look.messages }
  const words = createWords(look.lang)
  let view: View = { show: 'page' }
  let scene: string | undefined

  const escaped = () => {
    if (view.show === 'warning') send(BUTTONS[view.extendable ? 'stay' : 'dismiss']!)
    render(view)
  }
  const modal = createModal(document, look.lang, escaped)
  const { dialog } = modal

  const add = <K extends keyof HTMLElementTagNameMap>(parent: Element, tag: K, name: string) => {
    const element = document.createElement(tag)
    element.id = name
    element.setAttribute('part', name.toLowerCase())
    parent.append(element)
    return element
  }
  const title = add(dialog, 'h2', 'title')
  const text = add(dialog, 'p', 'text')
  const time = add(dialog, 'p', 'time')
  const problem = add(dialog, 'p', 'problem')
  const row = add(dialog, 'div', 'buttons')
  const spoken = add(dialog, 'p', 'spoken')
  const buttons = Object.entries(BUTTONS).map(([name, event]) => {
    const button = add(row, 'button', name)
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

  const draw = (shown: Exclude<View, { show: 'page' }>, opening: boolean) => {
    const names = SCENES[scene!]!
    const warning = shown.show === 'warning' ? shown : undefined
    const seconds = warning ? Math.ceil(warning.remaining / 1000) : 0
    write(title, texts[names[0]!])
    write(text, texts[names[1]!])
    write(time, warning ? timeLeft(seconds) : '')
    write(problem, shown.problem ? texts[names[2]!] : '')
    // Empty at opening: the dialog's own name and description are being read then.
    write(spoken, warning && !opening ? timeLeft(announced(seconds)) : '')
    for (const button of buttons) {
      const offered = look.signOut || button.id !== 'signOut'
      button.hidden = !offered || !names.includes(button.id, 3) || !(warning || shown.problem)
      button.ariaDisabled = String(button.id === 'stay' && !!warning?.busy)
    }
  }

  const render = (next: View) => {
    view = next
    const before = scene
    const hidden = next.show === 'page' || !look[next.show === 'curtain' ? 'curtain' : 'dialog']
    scene = hidden ? undefined : sceneOf(next)
    if (hidden) {
      if (before) modal.close()
      return
    }
    draw(next, !before)
    modal.open(next.show === 'curtain')
    // Where nothing is to be decided the focus is on the dialog: a typist's space bar presses
    // nothing.
    if (scene !== before) (scene === 'stay' ? buttons[0]! : dialog).focus()
    else if (modal.root.activeElement?.matches('[hidden]')) dialog.focus()
  }

  return { render, stop: modal.close }
}
