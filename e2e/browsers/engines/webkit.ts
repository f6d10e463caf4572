import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineTable } from './engine.ts'

/**
 * WebKitGTK's own small browser. What it has not, read in its source and seen:
 * - no new window by key or menu, but a private one with a storage of its own; a link with
 *   `target="_blank"` or `window.open` does open a second window, never a tab;
 * - no Ctrl+click and no Shift+click: a link goes where it always goes; the middle button opens a
 *   tab in the background;
 * - no keys for back and forward, only the buttons;
 * - the keys that switch tabs are taken by the page, if the keyboard is there: labels are clicked;
 * - a link that is dropped on a tab's label does nothing;
 * - no handler for mail links: it goes to an error page, a navigation like any other;
 * - the cross on the label of a tab behind closes it without a `beforeunload`;
 * - its quit closes its window, with all tabs of it; another window stays.
 */
export const webkit: EngineTable = {
  name: 'webkit',
  packages: ['libwebkit2gtk-4.1-0'],
  programs: [
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  ],
  version: { args: ['--version'], pattern: /WebKitGTK [\d.]+/ },
  prepare: (home) => {
    mkdirSync(join(home, 'Downloads'))
  },
  args: (_, url) => ['--enable-page-cache=true', url],
  keys: {
    address: 'ctrl+l',
    newTab: 'ctrl+t',
    closeTab: 'ctrl+w',
    quit: ['ctrl+q'],
    reload: 'F5',
  },
  buttons: { back: { x: 20, y: 19 }, forward: { x: 55, y: 19 }, reload: { x: 1180, y: 19 } },
  typing: { at: { x: 640, y: 3 }, colour: 0x3584e4 },
  // Its list of downloads.
  notice: { at: { x: 700, y: 5 }, colour: 0xf1e6d9, close: { x: 1231, y: 58 } },
  label: { y: 72, colour: 0x3584e4, middle: 55, gap: 9, close: { button: 1, fromEnd: 19 } },
}
