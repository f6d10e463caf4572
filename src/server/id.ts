import { ConfigError } from './errors'
import type { EndReason } from './record'
import { shown } from './shown'

const REASONS: Readonly<Record<EndReason, true>> = {
  ...{ idle: true, closed: true, logout: true, lifetime: true },
}

/** Throws a `ConfigError` for what is no id: a mistake here would give many people one session. */
export function checkId(id: unknown): asserts id is string {
  if (typeof id === 'string' && id !== '') return
  throw new ConfigError([`id: ${shown(id)}: write a text that is not empty`])
}

/** Throws a `ConfigError` for what is no reason. */
export function checkReason(reason: unknown): asserts reason is EndReason {
  if (typeof reason === 'string' && Object.hasOwn(REASONS, reason)) return
  const all = Object.keys(REASONS).join(', ')
  throw new ConfigError([`reason: ${shown(reason)}: there are ${all}`])
}
