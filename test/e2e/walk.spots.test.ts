import { describe, expect, it } from 'vitest'
import type { Engine } from '../../e2e/browsers/browser'
import type { Spot } from '../../e2e/browsers/random-walk/site'
import { opensTab, useOf } from '../../e2e/browsers/random-walk/spots'
import type { View } from '../../e2e/browsers/random-walk/view'

const APP = 'http://localhost:1'

const view: View = {
  page: 'app-1',
  url: new URL(`${APP}/documents`),
  length: 1,
  height: 800,
  turn: 1,
  moves: 0,
  shownAt: 0,
  spots: [],
}

const spot = (more: Partial<Spot>): Spot => ({
  x: 0,
  y: 0,
  id: '',
  words: 'Words',
  href: '',
  target: '',
  route: false,
  ...more,
})

const use = (more: Partial<Spot>, engine: Engine = 'chromium') => useOf(spot(more), view, engine)

describe('what comes of a click', () => {
  it('is another page for a plain link', () => {
    expect(use({ href: `${APP}/accounts` })).toEqual({ kind: 'loads', path: '/accounts' })
  })

  it('is the same page for a fragment of it', () => {
    expect(use({ href: `${APP}/documents#main` })?.kind).toBe('moves')
    expect(use({ href: `${APP}/accounts#main` })?.kind).toBe('loads')
  })

  it('is the same page for a route of a single-page app', () => {
    expect(use({ href: `${APP}/spa`, route: true })?.kind).toBe('moves')
  })

  it('is the page itself again for a reload by script', () => {
    expect(use({ id: 'reload' })).toEqual({ kind: 'loads', path: '/documents' })
  })

  it('is nothing to ask for where it signs out or nobody would hear of it', () => {
    expect(use({ id: 'sign-out', words: 'Sign out' })).toBeUndefined()
    expect(use({ id: 'inspector', href: `${APP}/inspector`, target: '_blank' })).toBeUndefined()
    expect(use({ words: 'An unknown button' })).toBeUndefined()
  })

  it('is not asked for in an engine where it cannot be told', () => {
    expect(use({ id: 'mailto', href: 'mailto:a@b' })?.kind).toBe('stays')
    expect(use({ id: 'mailto', href: 'mailto:a@b' }, 'webkit')).toBeUndefined()
    expect(
      use({ id: 'blank', href: `${APP}/accounts`, target: '_blank' }, 'webkit'),
    ).toBeUndefined()
  })
})

describe('what can be opened in a tab behind', () => {
  const opens = (more: Partial<Spot>) => opensTab(spot(more), view, 'chromium')

  it('is a plain link or a route', () => {
    expect(opens({ href: `${APP}/accounts` })).toBe(true)
    expect(opens({ href: `${APP}/spa`, route: true })).toBe(true)
  })

  it('is no button, no download and no link to another site', () => {
    expect(opens({ id: 'reload' })).toBe(false)
    expect(opens({ id: 'download', href: `${APP}/files/statement.csv` })).toBe(false)
    expect(opens({ id: 'external', href: 'http://other/' })).toBe(false)
  })
})
