import type { Curtain, View, Warning } from '../core/view'
import type { Buttons, Screen } from '../ports'
import { announced, createWords } from './countdown'
import { english } from './messages'
import { createModal } from './modal'

interface Look {
  readonly dialog: boolean
  readonly curtain: boolean
  readonly messages: Readonly<Record<string, string>>
  readonly lang: string
}

/** What stands on the screen for each reason to cover the page, and when an attempt failed. */
const CURTAINS = {
  checking: ['checking', 'checkFailed'],
  signingOut: ['signingOut', 'signOutFailed'],
  expired: ['expired', ''],
  signedOut: ['signedOut', ''],
} as const

/** The dialog and the curtain: one modal element, drawn from what the core says is to be seen. */
export function createScreen(document: Document, look: Look, buttons: Buttons): Screen {
  const texts: Readonly<Record<string, string>> = { ...english, ...look.messages }
  const words = createWords(look.lang)
  let view: View = { show: 'page' }
  let opened = false

  const escaped = () => {
    if (view.show === 'warning') (view.extendable ? buttons.stay : buttons.dismiss)()
    render(view)
  }
  const modal = createModal(document, look.lang, escaped)
  const { dialog } = modal

  const add = <K extends keyof HTMLElementTagNameMap>(parent: Element, tag: K, id: string) => {
    const element = document.createElement(tag)
    element.id = id
    element.setAttribute('part', id.toLowerCase())
    parent.append(element)
    return element
  }
  const title = add(dialog, 'h2', 'title')
  const text = add(dialog, 'p', 'text')
  const time = add(dialog, 'p', 'time')
  const problem = add(dialog, 'p', 'problem')
  const row = add(dialog, 'div', 'buttons')
  const spoken = add(dialog, 'p', 'spoken')
  const button = (id: string, press: () => void) => {
    const element = add(row, 'button', id)
    element.type = 'button'
    element.textContent = texts[id] ?? id
    element.addEventListener('click', press)
    return element
  }
  const stay = button('stay', buttons.stay)
  const dismiss = button('dismiss', buttons.dismiss)
  const retry = button('retry', buttons.retry)
  const signOut = button('signOut', buttons.signOut)
  for (const main of [stay, dismiss, retry]) main.className = 'main'
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  problem.setAttribute('role', 'alert')
  spoken.setAttribute('role', 'status')

  // Written only when it changes: a region that is written again is read again.
  const write = (element: Element, content = '') => {
    if (element.textContent !== content) element.textContent = content
  }

  const drawWarning = (warning: Warning) => {
    const { extendable, busy } = warning
    const seconds = Math.ceil(warning.remaining / 1000)
    write(title, extendable ? texts.title : texts.lifetimeTitle)
    write(text, extendable ? texts.text : texts.lifetimeText)
    write(time, `${texts.timeLeft} ${words(seconds)}`)
    write(problem, warning.problem ? texts.stayFailed : '')
    // Empty at opening: the dialog's own name and description are being read then.
    write(spoken, opened ? `${texts.timeLeft} ${words(announced(seconds))}` : '')
    stay.setAttribute('aria-disabled', String(busy))
    stay.hidden = !extendable
    dismiss.hidden = extendable
    signOut.hidden = false
    retry.hidden = true
  }

  const drawCurtain = (curtain: Curtain) => {
    const [calm, failed] = CURTAINS[curtain.why]
    write(title, texts[calm])
    write(problem, curtain.problem ? texts[failed] : '')
    for (const element of [text, time, spoken]) write(element)
    for (const element of [stay, dismiss, signOut]) element.hidden = true
    retry.hidden = !curtain.problem
  }

  const render = (next: View) => {
    const before = view
    view = next
    const shown = next.show === 'curtain' ? look.curtain : next.show === 'warning' && look.dialog
    if (!shown) {
      if (opened) modal.close()
      opened = false
      return
    }
    if (next.show === 'warning') drawWarning(next)
    else if (next.show === 'curtain') drawCurtain(next)
    modal.open(next.show === 'curtain')
    // Where nothing is to be decided the focus is on the dialog, so that a typist's space bar
    // presses nothing.
    const decide = next.show === 'warning' && next.extendable
    const changed = !opened || before.show !== next.show
    if (decide && changed) stay.focus()
    else if (changed || modal.root.activeElement?.matches('[hidden]')) dialog.focus()
    opened = true
  }

  return { render, stop: () => modal.close() }
}
