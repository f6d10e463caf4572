import type { EngineTable } from './engine.ts'

/** What Chromium and Firefox have agreed upon. */
export const KEYS: Omit<EngineTable['keys'], 'quit'> = {
  address: 'ctrl+l',
  newTab: 'ctrl+t',
  newWindow: 'ctrl+n',
  closeTab: 'ctrl+w',
  left: 'ctrl+Prior',
  right: 'ctrl+Next',
  back: 'alt+Left',
  forward: 'alt+Right',
  reload: 'F5',
}
