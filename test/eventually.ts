import { vi } from 'vitest'

/** Waits until it no longer throws. Much longer than that takes: a busy machine is no mistake. */
export const eventually = <T>(check: () => T | Promise<T>, ms = 10_000): Promise<T> =>
  vi.waitFor(check, ms)
