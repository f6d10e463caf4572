import { createAge } from '../browser/age'
import { shoot } from '../browser/beacon'
import { createCrashLetter } from '../browser/crash'
import { createLeaveMarks } from '../browser/leaveMarks'
import { createWitness } from '../browser/witness'
import type { Config } from '../options/options'
import type { Stoppable } from '../ports'
import type { Letter, Letters } from './letters'

/** What a page has to say when it goes while others are open, and when it turns out that it stayed. */
export interface LastWord extends Stoppable {
  /** How long this page has been there, in ms. */
  age(): number
  /** Posts a leave though others are open; undefined where that has to wait for them. */
  posting(letter: Letter, others: readonly string[]): (() => void) | undefined
  /** This page's message `n`, a leave, was posted or may be at any moment. */
  told(n: number): void
  /** The others are not the same any more, or a message was posted, or some time has passed. */
  renew(others: readonly string[]): void
  /** The leaves that this page outlives, as `<page>.<n>`. */
  outlived(): string[]
  /** The server has heard that it does. */
  heard(leaves: readonly string[]): void
}

/**
 * @param script address of the script that this is, where it can be run as a worker too.
 * @param check asks the server how the session is doing.
 */
export function createLastWord(
  window: Window,
  config: Config,
  letters: Letters,
  page: string,
  script: string,
  check: () => void,
): LastWord {
  const { channel, sessionUrl } = config
  let alone = false
  const age = createAge(window)
  // Its age is that of the moment it is written: the page's own document is no sign of another one.
  const crashLetter = () =>
    alone ? letters.end({ event: 'leave', cause: 'crash', age: age.now(), others: [] }) : undefined

  const marks = sessionUrl && createLeaveMarks(window, `lastcall:${channel}:left:`, page, check)
  const crash = sessionUrl && createCrashLetter(window, crashLetter)
  const witness = !sessionUrl && script ? createWitness(window, script, channel, page) : undefined

  return {
    age: age.now,
    posting(letter, others) {
      // The companion weighs who is left.
      if (marks) return () => shoot(window, letter)
      const { url, body } = letter
      return witness && (() => witness.tell({ others, url, body: String(body) }))
    },
    told: (n) => marks?.set(n),
    renew(others) {
      alone = !others.length
      crash?.renew()
      if (!alone) witness?.meet()
    },
    outlived: () => marks?.all() ?? [],
    heard: (leaves) => marks?.clear(leaves),
    stop() {
      for (const part of [age, marks, crash, witness]) part?.stop()
    },
  }
}
