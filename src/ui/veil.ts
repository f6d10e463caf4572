import { createSheet } from './style'

// What insists on being visible, or is inside a shadow root, is transparent with the body around it.
const css = ':root *{visibility:hidden!important}:root>:not(lastcall-dialog){opacity:0!important}'

/**
 * Hides what the page shows, without moving any of it: from eyes, from assistive technology, from
 * selection, search and print. A modal lies above the page only, and not above what the page opens after
 * it, and a printer prints what lies below.
 */
export function createVeil(document: Document): (hidden: boolean) => void {
  const sheet = createSheet(css)
  return (hidden) => {
    const others = document.adoptedStyleSheets.filter((one) => one !== sheet)
    const changes = hidden === (others.length === document.adoptedStyleSheets.length)
    if (changes) document.adoptedStyleSheets = hidden ? [...others, sheet] : others
  }
}
