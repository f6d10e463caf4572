import { createActivity } from '../browser/activity'
import { createClock } from '../browser/clock'
import { createPage } from '../browser/page'
import { pageId } from '../browser/pageId'
import { whenShown } from '../browser/prerender'
import { forget } from '../browser/record'
import { leaveFor } from '../browser/redirect'
import type { Config } from '../options/options'
import type { Parsers } from '../options/parsers'
import type { Ports, Screen, Send, Stoppable, Tell } from '../ports'
import { createSession, type Session } from '../session'
import { wireDeparture } from './departure'
import type { fullParts } from './fullParts'
import { createLetters } from './letters'
import { recordName } from './recordName'
import { rulesOf } from './rules'
import { createServer } from './server'
import { startedAt } from './startedAt'
import { wireTalk } from './talk'

/** Draws what is to be seen; none for a session without a user interface. */
export type CreateScreen = (document: Document, config: Config, send: Send) => Screen

/** What a build has over and above what every page needs. */
export interface Extras {
  readonly createScreen?: CreateScreen
  /** How the options of that screen are read. */
  readonly parsers?: Parsers
  readonly full?: typeof fullParts
  /** Address of the script that this is, where it can be run as a worker too. */
  readonly script?: string
}

/** Connects a session to a window. */
export function startSession(window: Window, config: Config, extras: Extras = {}): Session {
  const { document, location } = window
  const { channel, expiredUrl, signedOutUrl, returnParam, sessionKey } = config
  const going = new AbortController()
  const { signal } = going
  // Of the same origin; of another one a frame sees no element.
  const framed = window.frameElement

  const connect = (send: Send, tell: Tell): Ports => {
    // First: what cannot be drawn starts nothing.
    // In a frame the page around it shows what there is to see.
    const screen = framed ? undefined : extras.createScreen?.(document, config, send)
    const page = pageId()
    const letters = createLetters(document, config, page, tell)
    const clock = createClock(window, () => send({ type: 'wake', visible: !document.hidden }))
    const shown = (act: () => void) => whenShown(document, signal, act)
    // Nothing starts in a page that is rendered ahead.
    const sendShown: Send = (event) => shown(() => send(event))
    const lastWord = extras.full?.createLastWord(window, config, letters, page, extras, sendShown)
    const departure = wireDeparture(window, config, letters, page, send, tell, shown, lastWord)
    const { renew } = departure
    const rest: Stoppable[] = [
      createActivity(window, config.activityEvents, () => send({ type: 'activity' })),
      { stop: () => going.abort() },
    ]
    if (extras.full) rest.push(extras.full.watchRequests(window, config, sendShown))
    let talk: ReturnType<typeof wireTalk> | undefined
    shown(() => {
      talk = wireTalk(window, channel, clock, send)
      // After it: a page that comes back hears what was said before it looks at the clock.
      rest.push(talk, createPage(window, send))
    })
    return {
      clock,
      departure,
      server: createServer(window, config, letters, clock.now, renew, signal, lastWord),
      screen,
      rest,
      whenShown: shown,
      publish: (name, detail) =>
        document.dispatchEvent(
          new CustomEvent(`lastcall:${name}`, { cancelable: true, detail: { ...detail, channel } }),
        ),
      share: (word) => talk?.share(word),
      log: config.debug ? extras.full?.log(channel) : undefined,
      go(end) {
        if (end === 'signedout') {
          forget(window, recordName(channel, 'started'))
          forget(window, recordName(channel, 'beat'))
        }
        const signedOut = end === 'signedout' && signedOutUrl
        const url = signedOut || expiredUrl
        if (!url || framed) return
        const target = new URL(url)
        if (!signedOut && returnParam && url.origin === location.origin)
          target.searchParams.set(returnParam, location.pathname + location.search)
        leaveFor(window, target.href, signal)
      },
    }
  }

  const rulesAt = (now: number) =>
    rulesOf(config, () => {
      const name = recordName(channel, 'started')
      return sessionKey ? startedAt(window, name, sessionKey, now) : now
    })
  return createSession(rulesAt, connect)
}
