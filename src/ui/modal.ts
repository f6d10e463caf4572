import { createStyle } from './style'

export interface Modal {
  /** Opens it where it is not open, and again where the page or the browser took it away. */
  open(curtain: boolean): void
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

  root.adoptedStyleSheets = [createStyle()]
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
      const raised = curtain && !dialog.classList.contains('curtain')
      dialog.classList.toggle('curtain', curtain)
      // A page that renders itself anew may have thrown the host out.
      if (dialog.open && (raised || !host.isConnected)) dialog.close()
      if (!host.isConnected) (document.body ?? document.documentElement).append(host)
      if (!dialog.open) dialog.showModal()
    },
    close() {
      wanted = false
      dialog.close()
      host.remove()
    },
  }
}
