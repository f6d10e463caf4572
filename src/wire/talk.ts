import { createChannel } from '../browser/channel'
import { read, type Word, write } from '../core/word'
import type { Clock, Send, Stoppable } from '../ports'

/** Lets the tabs of a session hear each other, in moments of their own clocks. */
export function wireTalk(
  window: Window,
  channel: string,
  clock: Clock,
  send: Send,
): Stoppable & { share(word: Word): void } {
  const moment = () => ({ now: clock.now(), wall: Date.now() })
  const heard = (message: unknown) => {
    const word = read(message, moment())
    if (word) send({ type: 'word', ...word })
  }
  let left = false
  const leaving = () => {
    left = true
    send({ type: 'hide' })
    left = false
  }
  const { say, keep, stop } = createChannel(window, `lastcall:${channel}`, heard, leaving)
  return {
    share(word) {
      const message = write(word, moment())
      say(message)
      // An end is kept as it is said: a tab that is closed later must not end a login that is newer.
      if (left || word.talk.says === 'over') keep(message)
    },
    stop,
  }
}
