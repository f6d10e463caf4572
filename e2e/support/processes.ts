import { readdirSync, readFileSync } from 'node:fs'

/** The processes of a session. A child may leave its group, but none of a browser leaves its session. */
export const processesOf = (leader: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, , , sid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return Number(sid) === leader && state !== 'Z'
      } catch {
        return false
      }
    })
    .map(Number)
