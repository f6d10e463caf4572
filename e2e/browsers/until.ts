import { setTimeout as sleep } from 'node:timers/promises'

const INTERVAL = 10

/** Waits until `happened` says something true, and gives it back; looks often, as nobody calls. */
export const until = async <T>(
  happened: () => T | Promise<T>,
  what: string,
  deadline = 15_000,
): Promise<NonNullable<T>> => {
  const end = Date.now() + deadline
  for (;;) {
    const value = await happened()
    if (value) return value as NonNullable<T>
    if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain for ${what}`)
    await sleep(INTERVAL)
  }
}

/** Whether it happens before one would try again. */
export const soon = (happened: () => boolean) => until(happened, 'it', 400).catch(() => false)
