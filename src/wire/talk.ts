import { createChannel } from '../browser/channel'
import { read, type Word, write } from '../core/word'
import type { Clock, Send, Stoppable } from '../ports'

const LASTING = /use|over/

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
  const leaving = () => send({ type: 'hide' })
  const { say, stop } = createChannel(window, `lastcall:${channel}`, heard, leaving)
  return {
    share: (word) => say(write(word, moment()), LASTING.test(word.talk.says)),
    stop,
  }
}
