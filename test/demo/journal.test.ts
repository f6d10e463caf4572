import { expect, test } from 'vitest'
import { type Note, playNote, remoteScribe } from '../../demo/server/farm/messages'
import { createJournal, type Standing } from '../../demo/server/journal'

const STANDING: Standing = { state: 'live', idleAt: 1_000, lifetimeAt: 9_000 }
const ADA = { key: 'k', name: 'Ada', startedAt: 0 }

const kinds = (journal: ReturnType<typeof createJournal>) =>
  journal.log().sessions[0]?.entries.map(({ kind }) => kind)

test('an end that is told twice is shown as that, and its first reason stays', () => {
  const journal = createJournal()
  journal.meet(ADA, STANDING)
  journal.end('k', { reason: 'closed', by: 1 })
  journal.end('k', { reason: 'closed', by: 2 })
  expect(kinds(journal)).toEqual(['end', 'end-again'])
  expect(journal.log().sessions[0]).toMatchObject({ state: 'ended', reason: 'closed' })
})

test('what a late answer says does not open a session again', () => {
  const journal = createJournal()
  journal.meet(ADA, STANDING)
  journal.end('k', { reason: 'idle' })
  journal.stand('k', STANDING)
  expect(journal.log().sessions[0]?.state).toBe('ended')
})

test('a session that is met again keeps its history', () => {
  const journal = createJournal()
  journal.meet(ADA, STANDING)
  journal.write('k', { kind: 'sign-in' })
  journal.meet(ADA, STANDING)
  expect(kinds(journal)).toEqual(['sign-in'])
})

test('what one process writes is read in another', () => {
  const journal = createJournal()
  const scribe = remoteScribe((note) => playNote(journal, structuredClone(note) as Note))
  scribe.meet(ADA, STANDING)
  scribe.write('k', { kind: 'page', path: '/accounts' })
  scribe.stand('k', { ...STANDING, state: 'closing', lifetimeAt: Infinity })
  expect(journal.log().sessions[0]).toMatchObject({ state: 'closing', lifetimeAt: Infinity })
  scribe.end('k', { reason: 'closed', by: 7 })
  expect(kinds(journal)).toEqual(['page', 'end'])
})
