// npm run pictures: takes the pictures of the README anew, from the demo and three visitors to it:
// one leaves, one stays, one walks away.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensureChromium, ensureDependencies } from './setup.mjs'
import { onStop, root } from './shell.mjs'

const PORT = Number(process.env.PORT ?? 3100)
const app = `http://localhost:${PORT}`
const pictures = join(root, 'docs', 'pictures')
const ARGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking']

await ensureDependencies()
await ensureBuild()
const executablePath = await ensureChromium()
const { chromium } = await import('@playwright/test')
mkdirSync(pictures, { recursive: true })

const demo = await startDemo()
const browser = await chromium.launch({ executablePath, args: ARGS })
try {
  await takePictures()
} finally {
  await browser.close()
  demo.kill()
}

async function takePictures() {
  const [leaves, stays, walksAway] = await Promise.all(['Sam', 'Noor', 'Ada'].map(signIn))

  await leaves.click('a[href="/payments"]')
  await leaves.reload()
  await leaves.close({ runBeforeUnload: true })

  await stays.getByRole('alertdialog').waitFor()
  await stays.screenshot({ path: join(pictures, 'dialog.png') })
  await stays.getByRole('button', { name: 'Stay signed in' }).click()

  await walksAway.waitForURL('**/session-expired*')
  const inspector = await newPage({ width: 1280, height: 860 })
  await inspector.goto(`${app}/inspector`)
  await inspector.getByText('Ended: idle', { exact: true }).waitFor()
  await inspector.screenshot({ path: join(pictures, 'inspector.png') })
}

async function newPage(viewport) {
  const context = await browser.newContext({ viewport, colorScheme: 'light' })
  return context.newPage()
}

async function signIn(name) {
  const page = await newPage({ width: 1040, height: 640 })
  await page.goto(app)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/accounts')
  return page
}

async function startDemo() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(PORT), DEMO_IDLE: '35s', DEMO_WARNING: '20s' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onStop(() => child.kill())
  await once(child.stdout, 'data')
  return child
}
