import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, defineConfig } from '@playwright/test'

// The full browser and not Playwright's headless shell, which has no back/forward cache. `npm test`
// hands its path over in CHROMIUM_PATH; this finds one for a bare `npx playwright test`.
const executablePath =
  process.env.CHROMIUM_PATH ??
  onPath(['chromium', 'chromium-browser', 'google-chrome']) ??
  chromium.executablePath()

function onPath(names: string[]) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// What waits in real time: sessions of the demo that expire, a browser that is suspended. `npm test` has
// no time for it; `npm run test:real-time` does it.
const REAL_TIME =
  /\/(drafts|own-dialog|demo|demo-ways|demo-server|demo-processes|no-script|suspended)\.spec\.ts$/

// Each window of Chromium 156 loads two pages for the popup of an address bar that no test writes in:
// four tenths of what a test takes. Of two lists Chromium reads the last, so the rest of this one is
// Playwright's own (1.65, `chromiumSwitches.ts`).
const DISABLED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

const use = {
  browserName: 'chromium' as const,
  headless: true,
  launchOptions: {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ],
    // Coming back to a page out of the cache is one of the things to be tested.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    [process.env.CI ? 'line' : 'list'],
    ['json', { outputFile: '.results/e2e-report.json' }],
  ],
  projects: [
    { name: 'chromium', use, testIgnore: REAL_TIME },
    { name: 'real-time', use, testMatch: REAL_TIME },
  ],
})
