import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineTable } from './engine.ts'
import { KEYS } from './keys.ts'

/** Greetings, questions, guesses and errands; nothing that bears on the life of a page. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
  // Its list of downloads opens by itself once, and takes the keyboard from the page.
  'browser.download.panel.shown': true,
  'browser.download.useDownloadDir': true,
  'browser.newtabpage.enabled': false,
  'browser.preonboarding.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  // Else a tab that is opened again at once is one that was closed before it.
  'browser.sessionstore.interval': 100,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.firefox-view': false,
  'browser.tabs.warnOnClose': false,
  'browser.tabs.warnOnCloseOtherTabs': false,
  'browser.toolbars.bookmarks.visibility': 'never',
  'browser.translations.automaticallyPopup': false,
  'browser.urlbar.autoFill': false,
  'browser.urlbar.suggest.bookmark': false,
  'browser.urlbar.suggest.engines': false,
  'browser.urlbar.suggest.history': false,
  'browser.urlbar.suggest.openpage': false,
  'browser.urlbar.suggest.quickactions': false,
  'browser.urlbar.suggest.recentsearches': false,
  'browser.urlbar.suggest.searches': false,
  'browser.urlbar.suggest.topsites': false,
  'browser.urlbar.trimURLs': false,
  'browser.warnOnQuit': false,
  'browser.warnOnQuitShortcut': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.protocol-handler.warn-external.mailto': false,
  'services.settings.server': 'data:,',
  'startup.homepage_welcome_url': '',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'trailhead.firstrun.didSeeAboutWelcome': true,
}

/** Mail links go to the system's handler without a question. */
const HANDLERS = {
  defaultHandlersVersion: {},
  mimeTypes: {},
  schemes: { mailto: { action: 4, ask: false } },
}

const profile = (home: string) => join(home, 'profile')

export const firefox: EngineTable = {
  name: 'firefox',
  packages: ['firefox-esr'],
  programs: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  version: { args: ['--version'], pattern: /Firefox [\w.]+/ },
  prepare: (home) => {
    const settings = { ...PREFERENCES, 'browser.download.dir': home }
    const lines = Object.entries(settings).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    )
    mkdirSync(profile(home))
    writeFileSync(join(profile(home), 'user.js'), lines.join(''))
    writeFileSync(join(profile(home), 'handlers.json'), JSON.stringify(HANDLERS))
  },
  args: (home, url) => ['--no-remote', '--profile', profile(home), url],
  alone: true,
  env: { MOZ_CRASHREPORTER_DISABLE: '1' },
  keys: { ...KEYS, quit: ['ctrl+q'] },
  buttons: { back: { x: 24, y: 64 }, forward: { x: 60, y: 64 }, reload: { x: 96, y: 64 } },
  typing: { at: { x: 640, y: 78 }, colour: 0xffffff },
  label: { y: 36, colour: 0xffffff, middle: 20, gap: 6, close: { button: 2, fromEnd: 100 } },
}
