/** Of several sessions in a page one has the title. */
let holder: unknown

/** Tells a text in the tab's title, by turns with the page's own, as long as nobody sees the page. */
export function createTabTitle(document: Document): (text?: string) => void {
  let own: string | undefined
  let shown = ''

  const tell = (text?: string) => {
    if (holder && holder !== tell) return
    const again = own === undefined
    // What the page has written meanwhile stays.
    if (!again && document.title === shown) document.title = own!
    own = undefined
    holder = text && document.hidden ? tell : undefined
    if (!holder || !again) return
    own = document.title
    document.title = text!
    shown = document.title
  }
  return tell
}
