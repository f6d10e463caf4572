/** Why a body is not read. A mistake of the application is named, for its log alone. */
export interface Unread {
  readonly status: 400 | 413 | 415
  readonly error: string
  readonly mistake?: string
}

export const tooLong: Unread = { status: 413, error: 'The body is too long' }
/** Whoever sent it is gone, and reads no answer either. */
export const brokenOff: Unread = { status: 400, error: 'The body broke off' }
export const readBefore = (mistake: string): Unread => ({
  ...{ status: 400, error: 'The body cannot be read', mistake },
})
