import { createSheet, css } from './style'

export interface Modal {
  /**
   * Opens it where it is not open, and again where the page or the browser took it away.
   *
   * @returns whether it did.
   */
  open(curtain: boolean): boolean
  close(): void
  readonly dialog: HTMLDialogElement
  readonly root: ShadowRoot
}

/**
 * A native modal dialog in a shadow root: top layer, inert page, focus inside and back.
 *
 * @param escaped Escape, Android's back, or a browser that closed the dialog by itself.
 */
export function createModal(document: Document, lang: string, escaped: () => void): Modal {
  const host = document.createElement('lastcall-dialog')
  const root = host.attachShadow({ mode: 'open' })
  const dialog = document.createElement('dialog')
  let wanted = false

  root.adoptedStyleSheets = [createSheet(css)]
  root.append(dialog)
  dialog.lang = lang
  dialog.dir = 'auto'
  dialog.tabIndex = -1
  dialog.setAttribute('role', 'alertdialog')
  dialog.setAttribute('part', 'dialog')

  dialog.oncancel = (event) => {
    event.preventDefault()
    escaped()
  }
  // A browser may skip `cancel` where nothing was pressed since the dialog opened.
  dialog.onclose = () => {
    if (wanted && !dialog.open) escaped()
  }

  return {
    dialog,
    root,
    open(curtain) {
      wanted = true
      // Closed and opened again, the curtain lies above any modal of the page's own.
      const above = document.activeElement?.localName === host.localName
      const raised = curtain && !(above && dialog.classList.contains('curtain'))
      dialog.classList.toggle('curtain', curtain)
      // A page that renders itself anew may have thrown the host out.
      if (dialog.open && (raised || !host.isConnected)) dialog.close()
      // Beside the body: that may be replaced, made inert, or transparent.
      if (!host.isConnected) document.documentElement.append(host)
      const opens = !dialog.open
      if (opens) dialog.showModal()
      return opens
    },
    close() {
      wanted = false
      dialog.close()
      host.remove()
      // Chromium gives a field its focus back without its caret, after a button was clicked.
      const field = document.activeElement as HTMLInputElement
      try {
        field.setSelectionRange(field.selectionStart, field.selectionEnd)
      } catch {
        // It is not a field for text.
      }
    },
  }
}
