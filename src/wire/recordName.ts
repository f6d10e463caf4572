/** Where a moment of a login is kept. */
export const recordName = (channel: string, what: 'started' | 'beat'): string =>
  `lastcall:${channel}:${what}`
