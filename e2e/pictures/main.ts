import { chromium } from '@playwright/test'
import { startSites } from '../server/start'
import { takeReadme } from './readme'
import { createStudio } from './studio'
import { takeThemes } from './themes'
import { takeVariants } from './variants'

const SETS = { readme: takeReadme, themes: takeThemes, variants: takeVariants }
type Name = keyof typeof SETS

/** The variants are for looking at while working, and in no document. */
const USUAL: Name[] = ['readme', 'themes']

const wanted = process.argv.slice(2).map((arg) => arg.replace(/^--/, ''))
const unknown = wanted.filter((name) => !(name in SETS))
if (unknown.length) {
  throw new Error(`--${unknown[0]}: write ${Object.keys(SETS).map((name) => `--${name}`)}`)
}

const sites = await startSites()
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
})
try {
  const studio = createStudio(sites, browser)
  for (const name of wanted.length ? (wanted as Name[]) : USUAL) await SETS[name](studio)
} finally {
  await browser.close()
  await sites.close()
}
