import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineTable } from './engine.ts'
import { KEYS } from './keys.ts'

/** What a person would have answered once: no sign-in, no translation, no search suggestions. */
const PREFERENCES = {
  browser: { has_seen_welcome_page: true, check_default_browser: false },
  credentials_enable_service: false,
  download: { prompt_for_download: false },
  download_bubble: { partial_view_enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  translate: { enabled: false },
}

const profile = (home: string) => join(home, 'profile')

export const chromium: EngineTable = {
  name: 'chromium',
  packages: ['chromium'],
  programs: ['/usr/bin/chromium'],
  version: { args: ['--version', '--no-sandbox'], pattern: /Chromium [\d.]+/ },
  prepare: (home) => {
    const folder = join(profile(home), 'Default')
    const settings = { ...PREFERENCES, savefile: { default_directory: home } }
    const download = { ...PREFERENCES.download, default_directory: home }
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'Preferences'), JSON.stringify({ ...settings, download }))
  },
  args: (home, url) => [
    // Root has no sandbox; `--test-type` keeps the bar that warns of it from shifting the page.
    '--no-sandbox',
    '--test-type',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    // Spoken to in `crash` only: nothing attaches to a page before.
    '--remote-debugging-pipe',
    // The pipe alone would make `navigator.webdriver` true.
    '--disable-blink-features=AutomationControlled',
    `--user-data-dir=${profile(home)}`,
    url,
  ],
  keys: { ...KEYS, quit: ['alt+f', 'x'] },
  firstTitle: 'New Tab',
  buttons: { back: { x: 23, y: 63 }, forward: { x: 59, y: 63 }, reload: { x: 95, y: 63 } },
  typing: { at: { x: 1000, y: 74 }, colour: 0xffffff },
  label: { y: 36, colour: 0xffffff, middle: 20, gap: 6, close: { button: 2, fromEnd: 100 } },
}
