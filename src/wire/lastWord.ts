import { createAge } from '../browser/age'
import { shoot } from '../browser/beacon'
import { createCrashLetter } from '../browser/crash'
import { createLeaveMarks } from '../browser/leaveMarks'
import { createWitness } from '../browser/witness'
import { afterField } from '../core/message'
import type { Config } from '../options/options'
import type { Send, Stoppable } from '../ports'
import type { Letter, Letters } from './letters'

/** The word of a page that is still there, when others or it itself told that they left. */
interface Outliving {
  readonly fields: [string, string][]
  /** The server has heard it. */
  heard(): void
}

/** What a page has to say when it goes while others are open, and when it turns out that it stayed. */
export interface LastWord extends Stoppable {
  /** How long this page has been there, in ms. */
  age(): number
  /** Posts a leave though others are open; undefined where that has to wait for them. */
  posting(letter: Letter, others: readonly string[]): (() => void) | undefined
  /** This page is surely about to go. Returns whether the companion can be told before it has. */
  closing(): boolean
  /** This page's message `n`, a leave, was posted or may be at any moment. */
  told(n: number): void
  /** The others are not the same any more, or a message was posted, or some time has passed. */
  renew(others: readonly string[]): void
  /** What tells the server of the leaves that were told a short while ago; none without any. */
  outliving(): Outliving | undefined
}

/**
 * @param extras with the address of the script that this is, where it can be run as a worker too.
 */
export function createLastWord(
  window: Window,
  config: Config,
  letters: Letters,
  page: string,
  { script }: { readonly script?: string },
  send: Send,
): LastWord {
  const { channel, sessionUrl } = config
  const check = () => send({ type: 'check' })
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
    closing() {
      marks?.hush()
      return !!marks
    },
    told: (n) => marks?.set(n),
    renew(others) {
      alone = !others.length
      crash?.renew()
      if (!alone) witness?.meet()
    },
    outliving() {
      const leaves = marks?.all() ?? []
      if (marks && leaves.length) {
        return { fields: afterField(leaves, page), heard: () => marks.clear(leaves) }
      }
    },
    stop() {
      for (const part of [age, marks, crash, witness]) part?.stop()
    },
  }
}
