import { ConfigError } from '../errors'
import type { Command } from './client'

const LEAST_MAJOR = 7

const read = (info: string, name: string) =>
  new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? ''

/** What would lose sessions or cannot work. Redis and Valkey name themselves alike. */
function problemsOf(info: string): string[] {
  const version = read(info, 'redis_version')
  const policy = read(info, 'maxmemory_policy')
  const problems: string[] = []
  if (version && Number.parseInt(version, 10) < LEAST_MAJOR) {
    problems.push(`Redis ${version}: write to a Redis of version 7.0 or later, or to Valkey`)
  }
  if (policy && policy !== 'noeviction') {
    problems.push(
      `maxmemory-policy ${policy}: a full Redis would forget sessions without an end; set it to noeviction`,
    )
  }
  return problems
}

/** Throws a `ConfigError` that names what is wrong with this Redis. */
export async function checkRedis(command: Command, prefix: string, shards: number): Promise<void> {
  const problems = problemsOf(String(await command('INFO')))
  if (problems.length === 0) {
    // Nodes that disagree would each look for a session in another place.
    const before = await command('SET', `${prefix}:shards`, String(shards), 'NX', 'GET')
    if (before !== null && Number(before) !== shards) {
      problems.push(
        `shards: ${shards}: the sessions in this Redis are in ${before}; write ${before}`,
      )
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
}
