import type { Engine } from '../browser.ts'
import type { Outcome } from '../judge.ts'
import type { Subject } from '../site/world.ts'

/** One case as it is written to the results folder. */
export interface Result {
  readonly id: string
  readonly engine: Engine
  readonly subject: Subject
  readonly row: string
  /** Its name with the option that it was run with, where that differs. */
  readonly name: string
  readonly kind: 'stay' | 'end'
  /** What a page was told to do that cannot know. */
  readonly unsure: 'stay' | 'end' | null
  readonly ms: number
  readonly outcome: Outcome
  readonly passed: boolean
  readonly says: string
  readonly log: readonly string[]
}

export interface Report {
  readonly date: string
  readonly seconds: number
  /** As each browser says it of itself. */
  readonly versions: Readonly<Partial<Record<Engine, string>>>
  readonly results: readonly Result[]
}

export const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit']
export const SUBJECTS: readonly Subject[] = ['plain', 'two-phase', 'pagehide', 'classic']
/** Those that are tested. The others are what they are measured against. */
export const LASTCALL: readonly Subject[] = ['plain', 'two-phase']

export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
}
export const SUBJECT_NAMES: Readonly<Record<Subject, string>> = {
  plain: 'Lastcall',
  'two-phase': 'Lastcall, two-phase',
  pagehide: 'pagehide beacon',
  classic: 'script of 2010',
}
