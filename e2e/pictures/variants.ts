import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { ar } from '../../src/locales/ar'
import { de } from '../../src/locales/de'
import { SCENES, type Scene } from './scenes'
import { sheetOf } from './sheet'
import { inProject, type Studio, shoot } from './studio'
import { STYLED, THEMES } from './themes'

const FOLDER = join('.results', 'pictures')

/** Follows the scheme of the device, as the SDK does where the page does. */
const SCHEMES = '<meta name="color-scheme" content="light dark">'

interface Variant {
  name: string
  scene: Scene
  window: BrowserContextOptions
  /** Options of the SDK. */
  options?: Record<string, string>
  /** For what can be asked for only once the scene is there. */
  media?: Parameters<Page['emulateMedia']>[0]
  /** A theme, as CSS. */
  theme?: string
}

const WIDTHS = { 360: { width: 360, height: 640 }, 1440: { width: 1440, height: 900 } }
const COLORS = ['light', 'dark'] as const

const everyLook = (): Variant[] =>
  Object.entries(SCENES).flatMap(([name, scene]) =>
    Object.entries(WIDTHS).flatMap(([width, viewport]) =>
      COLORS.map((colorScheme) => ({
        name: `${name}, ${width}, ${colorScheme}`,
        scene,
        window: { viewport, colorScheme },
      })),
    ),
  )

const inLanguage = (lang: string, messages: object) => ({
  lang,
  messages: JSON.stringify({ [lang]: messages }),
})

const LONG = JSON.stringify({
  title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  stay: 'Donaudampfschifffahrtsgesellschaftskapitänskajüte',
  signOut: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
})

const small = WIDTHS[360]
const { warning } = SCENES

const special = (): Variant[] => [
  ...COLORS.flatMap((colorScheme) => [
    {
      name: `forced colours, ${colorScheme}`,
      scene: warning,
      window: { viewport: small, colorScheme, forcedColors: 'active' as const },
    },
    {
      name: `forced colours, signing out failed, ${colorScheme}`,
      scene: SCENES['signing out failed'],
      window: { viewport: small, colorScheme, forcedColors: 'active' as const },
    },
  ]),
  {
    name: 'Arabic, 360',
    scene: warning,
    window: { viewport: small },
    options: inLanguage('ar', ar),
  },
  {
    name: 'Arabic, 1440',
    scene: warning,
    window: { viewport: WIDTHS[1440] },
    options: inLanguage('ar', ar),
  },
  {
    name: 'German, 360',
    scene: warning,
    window: { viewport: small },
    options: inLanguage('de', de),
  },
  {
    name: 'German, lifetime, 360',
    scene: SCENES['lifetime warning'],
    window: { viewport: small },
    options: inLanguage('de', de),
  },
  { name: '320 wide', scene: warning, window: { viewport: { width: 320, height: 568 } } },
  // What WCAG 1.4.10 makes of a window of 1280 × 1024.
  {
    name: '400 % zoom',
    scene: warning,
    window: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  },
  {
    name: '400 % zoom, stay failed',
    scene: SCENES['warning, stay failed'],
    window: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  },
  {
    name: 'long words',
    scene: warning,
    window: { viewport: small },
    options: { lang: 'de', messages: LONG },
  },
  { name: 'print, warning', scene: warning, window: {}, media: { media: 'print' } },
  { name: 'print, expired', scene: SCENES.expired, window: {}, media: { media: 'print' } },
  { name: 'reduced motion', scene: SCENES.checking, window: { reducedMotion: 'reduce' } },
]

/** The themes of the docs, where something may be hard to see or to fit. */
const themed = (): Variant[] =>
  THEMES.flatMap(({ name, css }) => {
    const at = (scene: keyof typeof SCENES, on: string, window: BrowserContextOptions) => ({
      name: `${name}, ${scene}, ${on}`,
      scene: SCENES[scene],
      window,
      theme: css,
    })
    return [
      ...Object.entries(WIDTHS).flatMap(([width, viewport]) => [
        at('warning, stay failed', width, { viewport }),
        at('lifetime warning', width, { viewport }),
        at('signing out failed', width, { viewport }),
      ]),
      at('warning, stay pending', '360', { viewport: small }),
      at('warning', 'forced colours', { viewport: small, forcedColors: 'active' }),
    ]
  })

const fileOf = ({ name }: Variant) => `${name.replaceAll(/[^\w]+/g, '-')}.png`

const take = (studio: Studio, variant: Variant) =>
  studio.visit(variant.window, async (app, page) => {
    const { theme = '', scene, options, media } = variant
    app.dress({ head: `${SCHEMES}<style>${theme}</style>`, ...(theme && STYLED) })
    await scene(app, page, options)
    await shoot(page, join(FOLDER, 'variants', fileOf(variant)), media)
  })

/** Everything the dialog and the curtain can look like, and a sheet that shows it at once. */
export const takeVariants = async (studio: Studio): Promise<void> => {
  const variants = [...everyLook(), ...special(), ...themed()]
  rmSync(inProject(join(FOLDER, 'variants')), { recursive: true, force: true })
  for (const variant of variants) {
    await take(studio, variant)
    console.log(variant.name)
  }
  const sheet = join(FOLDER, 'variants.html')
  const pictures = variants.map((one) => ({ name: one.name, src: `variants/${fileOf(one)}` }))
  writeFileSync(inProject(sheet), sheetOf(pictures))
  console.log(`${variants.length} pictures on ${sheet}`)
}
