/**
 * System colours follow the page's own `color-scheme` and forced colours by themselves; the custom
 * properties are for theming. That a modal dialog scrolls and leaves a margin around itself on a small
 * window is in every browser's own style sheet (HTML, "dialog:modal").
 *
 * Behind text, forced colours paint a strip of Canvas: on it a text in Canvas cannot be read, whatever
 * the button's own background is. There the main button is like any other.
 */
export const css = `
:host {
  all: initial !important;
  display: contents !important;
  color-scheme: inherit !important;
  letter-spacing: inherit !important;
  word-spacing: inherit !important;
}
dialog {
  box-sizing: border-box;
  width: 32rem;
  padding: var(--lastcall-padding,1.75rem);
  overflow-wrap: anywhere;
  text-align: start;
  font: var(--lastcall-font,1rem/1.5 system-ui, sans-serif);
  color: var(--lastcall-text,CanvasText);
  background: var(--lastcall-background,Canvas);
  border: 1px solid var(--lastcall-border,GrayText);
  border-radius: var(--lastcall-radius,.75rem);
}
dialog::backdrop { background: var(--lastcall-backdrop,rgb(0 0 0/.6)) }
.curtain::backdrop { background: var(--lastcall-curtain,Canvas) }
.curtain { animation: late .4s step-end }
@keyframes late { from { opacity: 0 } }
dialog * { unicode-bidi: plaintext }
h2 { margin: 0; font-size: 1.375em; line-height: 1.25 }
p { margin: .75em 0 0 }
#time { font-size: 1.125em; font-weight: 600; font-variant-numeric: tabular-nums }
#problem { padding-inline-start: .75em; border-inline-start: .25em solid }
div { display: flex; flex-wrap: wrap; gap: 0 .75em }
button {
  margin-top: 1.25em;
  flex: 1 1 auto;
  min-height: 2.75rem;
  padding: .5em 1.25em;
  font: inherit;
  font-weight: 600;
  color: inherit;
  background: none;
  border: 2px solid;
  border-radius: var(--lastcall-radius,.5rem);
  cursor: pointer;
}
@media (forced-colors:none) {
  #stay, #dismiss, #retry {
    color: var(--lastcall-accent-text,Canvas);
    background: var(--lastcall-accent,CanvasText);
    border-color: var(--lastcall-accent,CanvasText);
  }
}
[aria-disabled=true] { opacity: .7; cursor: progress }
:focus-visible { outline: 3px solid var(--lastcall-focus,CanvasText); outline-offset: 3px }
dialog:focus { outline: none }
[hidden], :empty:not([role=status]) { display: none }
[role=status] { white-space: nowrap; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media print { dialog { display: none } }
`

/** A constructable stylesheet: no inline style, so `style-src 'self'` is enough. */
export function createSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
