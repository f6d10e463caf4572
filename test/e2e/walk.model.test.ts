import { describe, expect, it } from 'vitest'
import type { Engine } from '../../e2e/browsers/browser'
import { begin } from '../../e2e/browsers/random-walk/history'
import {
  fateOf,
  HOLDER,
  others,
  pagesOfApp,
  type State,
  type Tab,
  type Way,
  withoutTab,
  withTab,
} from '../../e2e/browsers/random-walk/model'

const tab = (id: number, place: 'app' | 'other'): Tab => ({
  id,
  page: `${place}-${id}`,
  place,
  history: begin({ url: `http://${place}/`, place, steady: true, session: 1 }, 1),
})

const open = (...places: ('app' | 'other')[]): State => ({
  tabs: [tab(HOLDER, 'other'), ...places.map((place, index) => tab(index + 1, place))],
  front: 1,
  session: 1,
  live: true,
})

const fate = (before: State, after: State, way: Way, engine: Engine = 'chromium') =>
  fateOf(before, after, way, engine)

describe('what must become of a session', () => {
  it('ends when the last page of the app is closed', () => {
    for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
      expect(fate(open('app'), open(), 'close', engine)).toBe('ends')
    }
  })

  it('stays while another page of the app is open', () => {
    expect(fate(open('app', 'app'), open('app'), 'close')).toBe('stays')
    expect(fate(open('app', 'app'), open('other', 'app'), 'away')).toBe('stays')
  })

  it('ends when the last page gives way to another site by a typed address', () => {
    expect(fate(open('app'), open('other'), 'away')).toBe('ends')
    // A page of WebKitGTK that can be cached cannot know it.
    expect(fate(open('app'), open('other'), 'away', 'webkit')).toBe('may end')
  })

  it('stays in Firefox then, which cannot know it', () => {
    expect(fate(open('app'), open('other'), 'away', 'firefox')).toBe('stays')
  })

  it('stays when a link to another site is followed', () => {
    expect(fate(open('app'), open('other'), 'link')).toBe('stays')
  })

  it('stays when a tab is closed that had already left the app', () => {
    expect(fate(open('other'), open(), 'close')).toBe('stays')
  })

  it('has nothing to lose when nobody is signed in', () => {
    expect(fate({ ...open('app'), live: false }, open(), 'close')).toBe('stays')
  })

  it('may end where an engine cannot tell a close from a link', () => {
    expect(fate(open('app'), open(), 'close-pending', 'webkit')).toBe('may end')
    expect(fate(open('app'), open(), 'close-pending', 'chromium')).toBe('ends')
  })
})

describe('the tabs', () => {
  it('count by what they show', () => {
    expect(pagesOfApp(open('app', 'other', 'app'))).toBe(2)
  })

  it('count though they were never in front', () => {
    const behind = { ...tab(3, 'app'), history: undefined }
    expect(pagesOfApp(withTab(open('other'), behind))).toBe(1)
  })

  it('are replaced, added and taken away by their number', () => {
    expect(withTab(open('app'), tab(1, 'other')).tabs).toHaveLength(2)
    expect(withTab(open('app'), tab(2, 'other')).tabs).toHaveLength(3)
    expect(withoutTab(open('app', 'app'), 1).tabs.map(({ id }) => id)).toEqual([HOLDER, 2])
  })

  it('never offer the one that holds the browser open for closing', () => {
    expect(others(open('app', 'app')).map(({ id }) => id)).toEqual([2])
    expect(others({ ...open('app'), front: HOLDER }).map(({ id }) => id)).toEqual([1])
  })
})
