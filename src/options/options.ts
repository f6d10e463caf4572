/** A number of milliseconds, or a string with a unit: `900s`, `20m`, `8h`, `1h30m`. */
export type Duration = number | string

/** Fields or headers, or a function that returns them and is called at each use. */
export type RecordOption = Record<string, string> | (() => Record<string, string>)

/**
 * What {@link watchSession} takes. Every option is a data attribute of the script tag too:
 * `idleTimeout` is `data-idle-timeout`.
 */
export interface Options {
  /**
   * Base of a server companion's endpoints: sets `endUrl`, `keepAliveUrl` and `statusUrl` to its
   * `/end`, `/keep-alive` and `/status`, where they are not given, and turns two-phase ending on:
   * every leave and every doubt is told, and the companion decides after a grace period.
   */
  sessionUrl?: string | URL
  /** Where the end-session beacon goes. None: no beacon. On the page's origin or in `appOrigins`. */
  endUrl?: string | URL
  /** An existing logout form: its action is the `endUrl`, its fields (the CSRF token) go along. */
  endForm?: string | HTMLFormElement
  /** Extra fields of the beacon. */
  endData?: RecordOption
  /** Asked while the person is active. None: no heartbeat, the page alone keeps the clock. */
  keepAliveUrl?: string | URL
  /** Default `POST`. `GET` is for old endpoints: it carries no fields and can be forged. */
  keepAliveMethod?: 'POST' | 'GET'
  /** Says how long is left without sliding the session. */
  statusUrl?: string | URL
  /** Sent with keep-alive and status requests: the place for a CSRF header. */
  headers?: RecordOption
  /** Where to go when the session has expired. None: the curtain stays up. */
  expiredUrl?: string | URL
  /** Where an explicit sign-out goes. Default: `expiredUrl`. */
  signedOutUrl?: string | URL
  /** Adds `?<returnParam>=<path and query of this page>` to a same-origin `expiredUrl`. */
  returnParam?: string
  /** Opaque name of this login, never the session id. Default: `key` of the server's answers. */
  sessionKey?: string
  /** No activity for this long ends the session. Required unless `statusUrl` gives it. */
  idleTimeout?: Duration
  /** Absolute limit, counted from `startedAt`. Activity does not extend it. */
  lifetime?: Duration
  /** The moment `lifetime` counts from, in ms since the epoch. Default: when this page started. */
  startedAt?: number
  /**
   * How long before the end the dialog opens. Default `2m`, at most half the idle timeout. Under
   * 20 s is refused: WCAG 2.2.1 gives people at least that long to extend.
   */
  warning?: Duration
  /**
   * How long before the end of the `lifetime` the dialog opens, which cannot be extended: earlier than
   * the other warning, there is time to save. At least 20 s. Default: `warning`.
   */
  lifetimeWarning?: Duration
  /** Least time between keep-alives while active. Default `1m`, capped so that two fit. */
  heartbeat?: Duration
  /** What dismisses an open warning. Default `button`. */
  extendOn?: 'button' | 'activity'
  /** What an uncertain leave means. Default `stay`. */
  whenUnsure?: 'stay' | 'end'
  /** What a followed link to another site means. Default `stay`. */
  externalLinks?: 'stay' | 'leave'
  /** Other origins that are part of the same app. */
  appOrigins?: string | readonly string[]
  /** What counts as activity; only trusted events do. */
  activityEvents?: string | readonly string[]
  /** Default `true`. `false`: bring your own, from the events. Its options: full builds only. */
  dialog?: boolean | DialogOptions
  /**
   * Texts of the dialog and the curtain by their names, and sets of them (`lastcall/locales`) by their
   * languages (full builds only). What is missing in a language is English.
   */
  messages?: Record<string, string | Readonly<Record<string, string>>>
  /** Language of the dialog's texts and durations. Default: `<html lang>`. */
  lang?: string
  /** Default `true`: covers the page at once on expiry. */
  curtain?: boolean
  /** Name that separates several apps on one origin. Default `lastcall`. */
  channel?: string
  /** Default `false`. `true`: one readable `console.debug` line per decision. Full builds only. */
  debug?: boolean
}

/** How the built-in dialog behaves. */
export interface DialogOptions {
  /** How urgently the time left is read aloud (`aria-live`). Default `polite`. */
  politeness?: 'polite' | 'assertive'
  /** How often it is in the last minute: `15s`, `20s`, `30s` or `60s`. Default `20s`. */
  announceEvery?: Duration
  /** `false`: no "Sign out now". Default `true`, where the server can be told. */
  signOut?: boolean
  /** `false`: the title of a hidden tab does not tell the time left. Default `true`. */
  tabTitle?: boolean
}

/** Options that are valid, complete and in the program's own units. Times in ms. */
export interface Config {
  readonly sessionUrl: URL | undefined
  readonly endUrl: URL | undefined
  readonly endForm: string | HTMLFormElement | undefined
  readonly endData: RecordOption | undefined
  readonly keepAliveUrl: URL | undefined
  readonly keepAliveMethod: 'POST' | 'GET'
  readonly statusUrl: URL | undefined
  readonly headers: RecordOption | undefined
  readonly expiredUrl: URL | undefined
  readonly signedOutUrl: URL | undefined
  readonly returnParam: string | undefined
  readonly sessionKey: string | undefined
  readonly idleTimeout: number | undefined
  readonly lifetime: number | undefined
  readonly startedAt: number | undefined
  readonly warning: number | undefined
  readonly lifetimeWarning: number | undefined
  readonly heartbeat: number | undefined
  readonly extendOn: 'button' | 'activity'
  readonly whenUnsure: 'stay' | 'end'
  readonly externalLinks: 'stay' | 'leave'
  readonly appOrigins: readonly string[]
  readonly activityEvents: readonly string[]
  readonly dialog: boolean | Readonly<DialogOptions & { announceEvery?: number }>
  readonly messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly lang: string | undefined
  readonly curtain: boolean
  readonly channel: string
  readonly debug: boolean
}

export const defaults = {
  keepAliveMethod: 'POST',
  extendOn: 'button',
  whenUnsure: 'stay',
  externalLinks: 'stay',
  appOrigins: [],
  // Not `scroll`: a scripted scroll is trusted.
  activityEvents: ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'],
  dialog: true,
  messages: {},
  curtain: true,
  channel: 'lastcall',
  debug: false,
} as const
