// What the other scripts need on a machine where nothing was installed by hand.
// This file may use nothing that has to be installed first.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from './results.mjs'
import { bin, isMain, onPath, root, run, saveLog, tail } from './shell.mjs'

const INSTALL_LIMIT_MS = 15 * 60_000
const BUILT = [
  'index.js',
  'index.cjs',
  'index.d.ts',
  'headless.js',
  'auto.js',
  'locales.js',
  'locales/en.json',
  'lastcall.global.js',
  'lastcall.full.global.js',
]
// Another Python than Debian's has no bindings for what its packages bring.
const DEBIAN_PYTHON = '/usr/bin/python3'
const ATSPI = 'import gi; gi.require_version("Atspi", "2.0")'
const ATSPI_REGISTRY = '/usr/libexec/at-spi2-registryd'
const SCREEN_READING = ['at-spi2-core', 'dbus', 'gir1.2-atspi-2.0', 'libatk-adaptor', 'python3-gi']

/** `npm ci`, unless node_modules already holds exactly what package-lock.json asks for. */
export async function ensureDependencies() {
  if (dependenciesAreInstalled()) return
  // --include=dev: with NODE_ENV=production npm would leave the tools out.
  // --loglevel: under `npm test --silent` this npm would not even say why it failed.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  await install('npm-ci', 'the dependencies (npm ci)', 'npm', args)
}

// npm writes node_modules/.package-lock.json last, so an interrupted install has none. Comparing
// versions, not times, keeps a fresh checkout with an old lock file from installing each time.
function dependenciesAreInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    if (present[path]) return present[path].version === version
    // Binaries for other platforms are in the lock file and rightly not installed.
    return Boolean(optional || devOptional)
  })
}

/** The path of a Chromium that runs, installing one if need be. */
export async function ensureChromium() {
  const set = process.env.CHROMIUM_PATH
  if (set) {
    if (await works(set)) return set
    throw new Error(`CHROMIUM_PATH is ${set}, and that does not run`)
  }
  const path =
    (await chromiumOnPath()) ??
    (await installedByPlaywright()) ??
    (await chromiumFromApt()) ??
    (await chromiumFromPlaywright())
  if (!path) {
    throw new Error(
      'No Chromium found, and it could not be installed. Install one (Debian: apt-get install ' +
        'chromium fonts-liberation; elsewhere: npx playwright install --with-deps chromium), ' +
        'or set CHROMIUM_PATH to one.',
    )
  }
  await ensureFonts()
  return path
}

async function chromiumOnPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const path = onPath(name)
    if (path && (await works(path))) return path
  }
  return undefined
}

// Being there is not enough: on Ubuntu chromium-browser may be a stub that only asks for a snap.
async function works(path) {
  const { code } = await run(path, ['--version'], { timeoutMs: 20_000 })
  return code === 0
}

const mayUseApt = () => process.getuid?.() === 0 && onPath('apt-get') !== undefined

async function chromiumFromApt() {
  if (!mayUseApt()) return undefined
  try {
    // fonts-liberation stands in for Arial, Times and Courier; a bare chromium may bring no fonts.
    await aptInstall('chromium', 'chromium', 'fonts-liberation')
  } catch (error) {
    console.log(error.message)
  }
  return chromiumOnPath()
}

async function aptInstall(log, ...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // A failing update is no reason to stop: the lists that are there may do.
  await run('apt-get', ['update'], { env, timeoutMs: INSTALL_LIMIT_MS })
  const args = ['install', '-y', '--no-install-recommends', ...packages]
  await install(`apt-${log}`, `${packages.join(' and ')} (apt-get install)`, 'apt-get', args, env)
}

async function chromiumFromPlaywright() {
  // Only root can add the system libraries that the downloaded browser needs.
  return (mayUseApt() && (await playwrightInstall('--with-deps'))) || (await playwrightInstall())
}

async function playwrightInstall(...options) {
  // --no-shell: the headless shell is another program, with no back/forward cache to test.
  const args = ['install', ...options, '--no-shell', 'chromium']
  try {
    const what = `Chromium (playwright ${args.join(' ')})`
    await install('playwright-chromium', what, bin('playwright'), args)
  } catch (error) {
    console.log(error.message)
  }
  return installedByPlaywright()
}

async function installedByPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) && (await works(path)) ? path : undefined
}

// Without any font the pages are laid out, but the pictures show boxes.
async function ensureFonts() {
  if (process.platform !== 'linux' || hasFonts() || !mayUseApt()) return
  await aptInstall('fonts', 'fonts-liberation').catch((error) => console.log(error.message))
}

function hasFonts() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', `${process.env.HOME}/.fonts`]
  return folders.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((file) => /\.(ttf|otf|ttc)$/i.test(file)),
  )
}

/** What a program needs to listen as a screen reader does on Linux. */
export async function ensureScreenReading() {
  const listens = async () => (await run(DEBIAN_PYTHON, ['-c', ATSPI])).code === 0
  if (existsSync(ATSPI_REGISTRY) && (await listens())) return
  if (!mayUseApt()) throw new Error(`Needed: apt-get install ${SCREEN_READING.join(' ')}`)
  await aptInstall('screen-reading', ...SCREEN_READING)
}

/** A redis-server of version 7 or later, installing one if need be. */
export async function ensureRedis() {
  if (await redisIsNew()) return
  if (mayUseApt()) await aptInstall('redis', 'redis-server').catch((e) => console.log(e.message))
  if (await redisIsNew()) return
  throw new Error(
    'No redis-server of version 7 or later found, and it could not be installed. Install one ' +
      '(Debian: apt-get install redis-server; macOS: brew install redis), so that it is on PATH.',
  )
}

async function redisIsNew() {
  if (!onPath('redis-server')) return false
  const { output } = await run('redis-server', ['--version'], { timeoutMs: 20_000 })
  return Number(/\bv=(\d+)/.exec(output)?.[1]) >= 7
}

async function install(log, what, command, args, env = {}) {
  console.log(`Installing ${what} …`)
  const { code, output } = await run(command, args, { env, timeoutMs: INSTALL_LIMIT_MS })
  const file = saveLog(log, output)
  if (code !== 0) throw new Error(`Installing ${what} failed, see ${file}:\n${ends(output)}`)
}

// npm names the cause first, apt last.
function ends(output) {
  const lines = output.trimEnd().split('\n')
  return lines.length <= 30
    ? lines.join('\n')
    : [...lines.slice(0, 12), '…', ...lines.slice(-15)].join('\n')
}

/** Builds dist, unless it is there and no source is newer. */
export async function ensureBuild() {
  if (buildIsFresh()) return
  console.log('Building …')
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${tail(output, 60)}`)
}

/** Builds from nothing, so that a failed build cannot leave an old dist to be tested. */
export function build(options) {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  return run('npm', ['run', '--silent', 'build'], options)
}

function buildIsFresh() {
  const built = BUILT.map((file) => join(root, 'dist', file))
  if (!built.every((file) => existsSync(file))) return false
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return sources().every((file) => statSync(file).mtimeMs <= oldest)
}

// The folders count too: removing a file changes nothing but its folder's time.
function sources() {
  const inSrc = readdirSync(join(root, 'src'), { recursive: true }).map((file) => join('src', file))
  const files = [
    'src',
    ...inSrc,
    'package.json',
    'package-lock.json',
    'tsup.config.ts',
    'tsconfig.json',
  ]
  return files.map((file) => join(root, file))
}

// `node scripts/setup.mjs` makes a machine ready and does nothing else.
if (isMain(import.meta.url)) {
  try {
    await ensureDependencies()
    console.log(`Chromium: ${await ensureChromium()}`)
    await ensureRedis()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
