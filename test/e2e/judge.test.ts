import { expect, it } from 'vitest'
import { type Facts, judge } from '../../e2e/browsers/judge'
import type { Entry } from '../../e2e/browsers/site/log'

type Event = [what: string, page?: string, about?: Record<string, string>]

const LEFT: Event = ['mark', 'page1', { name: 'leave' }]
const END: Event = ['end', 'page1', { event: 'leave', cause: 'close' }]
const UNSURE: Event = ['end', 'page1', { event: 'leave', cause: 'unsure' }]

const log = (events: readonly Event[]): Entry[] =>
  events.map(([what, page, about = {}], index) => ({ n: index + 1, at: index, what, page, about }))

const outcome = (events: readonly Event[], facts: Partial<Facts> = {}) =>
  judge({ subject: 'plain', kind: 'stay', before: 0, after: 1, entries: log(events), ...facts })
    .outcome

it('is content with one end request, after the leaving, of the page that was left', () => {
  expect(outcome([LEFT, END])).toBe('right')
  expect(outcome([LEFT, END], { kind: 'end' })).toBe('right')
})

it.each<[string, Event[], string]>([
  ['an end before anybody left', [END, LEFT, END], 'wrong end'],
  ['an end before anybody left, and none after', [END, LEFT], 'wrong end'],
  ['no end', [LEFT], 'missing end'],
  ['two ends', [LEFT, END, END], 'second end'],
  ['an end that another page sent', [LEFT, ['end', 'page2']], 'wrong page'],
  ['a case in which nobody left', [END], 'not run'],
])('objects to %s', (_, events, says) => {
  expect(outcome(events)).toBe(says)
  expect(outcome(events, { kind: 'end' })).toBe(says)
})

it('counts no sign-out among the ends', () => {
  expect(outcome([LEFT, END, ['end', 'page1', { event: 'logout' }]])).toBe('right')
})

it('takes any page for the one that was left only where a row says so', () => {
  expect(outcome([LEFT, ['end', 'page2']], { anyPage: true })).toBe('right')
})

it('believes no case that broke off, whatever arrived', () => {
  expect(outcome([LEFT, END], { problem: 'waited in vain' })).toBe('not run')
})

it('holds a page that cannot know to what it was told', () => {
  const told = (unsure: 'stay' | 'end', kind: 'stay' | 'end', ...events: Event[]) =>
    outcome(events, { unsure, kind })
  expect(told('stay', 'end', LEFT)).toBe('unsure')
  expect(told('stay', 'end', LEFT, UNSURE)).toBe('second end')
  expect(told('end', 'end', LEFT, UNSURE)).toBe('unsure')
  expect(told('end', 'end', LEFT)).toBe('missing end')
  expect(told('end', 'end', LEFT, END)).toBe('wrong end')
  expect(told('stay', 'stay', LEFT, END)).toBe('right')
  expect(told('end', 'stay', UNSURE, LEFT, END)).toBe('unsure')
  expect(told('end', 'stay', LEFT, END)).toBe('missing end')
})

it('expects nothing where nothing can be sent, and takes no wrong end for that', () => {
  const limit = 'the browser drops it'
  expect(outcome([LEFT], { kind: 'end', limit })).toBe('limit')
  expect(outcome([LEFT, END], { kind: 'end', limit })).toBe('right')
  expect(outcome([END, LEFT], { kind: 'end', limit })).toBe('wrong end')
})

it('objects to a page that tells one leave in two messages, not to one told twice', () => {
  const told = (n: string): Event => ['session', 'page1', { event: 'leave', page: 'p', n }]
  const ended = [{ at: 9, reason: 'closed' }]
  expect(outcome([LEFT, told('1'), told('1')], { subject: 'two-phase', ended })).toBe('right')
  expect(outcome([LEFT, told('1'), told('2')], { subject: 'two-phase', ended })).toBe('second end')
})

it('calls it ended where a page that comes back had been closed', () => {
  expect(outcome([END, LEFT, END], { before: 1 })).toBe('ended')
})

it('asks the ledger in two-phase mode, and not the requests', () => {
  const ledger = (...at: number[]): Partial<Facts> => ({
    subject: 'two-phase',
    ended: at.map((at) => ({ at, reason: 'closed' })),
  })
  const events = [['session', 'page1'], LEFT, ['session', 'page1']] as Event[]
  expect(outcome(events, ledger(4000))).toBe('right')
  expect(outcome(events, ledger())).toBe('missing end')
  expect(outcome(events, ledger(0))).toBe('wrong end')
})

it('holds the scripts of others only to what a row is about', () => {
  expect(outcome([LEFT], { subject: 'classic' })).toBe('right')
  expect(outcome([END, LEFT], { subject: 'pagehide' })).toBe('wrong end')
  expect(outcome([LEFT], { subject: 'classic', kind: 'end' })).toBe('missing end')
})
