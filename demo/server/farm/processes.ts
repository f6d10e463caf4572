import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Scribe } from '../journal'
import { type FromWorker, playNote, type WorkerOptions } from './messages'

/** A process as the inspector shows it. */
export interface ProcessShown {
  pid: number
  state: 'up' | 'killed' | 'gone'
  /** Requests that it has answered. */
  answered: number
  /** Ends of sessions that it was told of. */
  ends: number
}

export interface Farm {
  list(): ProcessShown[]
  /** False if there are enough. */
  start(): Promise<boolean>
  /** At once and without a goodbye. False if there is no such process. */
  kill(pid: number): boolean
  /** Calls `listener` at changes until the returned function is called. */
  subscribe(listener: (processes: ProcessShown[]) => void): () => void
}

interface Member {
  readonly child: ChildProcess
  readonly port: number
  readonly shown: ProcessShown
}

const MOST_UP = 4
const MOST_SHOWN = 8
/** Each request is a change: told together. */
const TELL_WITHIN = 100

const file = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** The processes that answer. What they write into the journal arrives here. */
export const createProcesses = (options: WorkerOptions, journal: Scribe) => {
  const members = new Map<number, Member>()
  const subscribers = new Set<(processes: ProcessShown[]) => void>()
  let starting = 0
  let turn = 0
  let telling: NodeJS.Timeout | undefined

  const list = () => [...members.values()].map(({ shown }) => ({ ...shown }))
  const up = () => [...members.values()].filter(({ shown }) => shown.state === 'up')

  const changed = () => {
    telling ??= setTimeout(() => {
      telling = undefined
      for (const tell of subscribers) tell(list())
    }, TELL_WITHIN)
  }

  const forgetOldest = () => {
    const oldest = [...members.values()].find(({ shown }) => shown.state !== 'up')
    if (members.size > MOST_SHOWN && oldest) members.delete(oldest.shown.pid)
  }

  const hear = (shown: ProcessShown, message: FromWorker) => {
    if (message.kind !== 'note') return
    if (message.note[0] === 'end') shown.ends += 1
    playNote(journal, message.note)
    changed()
  }

  const launch = async () => {
    const child = fork(file, [JSON.stringify(options)], { serialization: 'advanced' })
    const shown: ProcessShown = { pid: child.pid ?? 0, state: 'up', answered: 0, ends: 0 }
    child.on('message', (message: FromWorker) => hear(shown, message))
    child.once('exit', () => {
      if (shown.state === 'up') shown.state = 'gone'
      changed()
    })
    const died = once(child, 'exit').then(() => ({ kind: 'failed', error: 'A process ended' }))
    const [first] = await Promise.race([once(child, 'message'), died.then((message) => [message])])
    const message = first as FromWorker
    if (message.kind !== 'ready') throw new Error(message.kind === 'failed' ? message.error : '')
    members.set(shown.pid, { child, port: message.port, shown })
    forgetOldest()
    changed()
  }

  const start = async () => {
    if (up().length + starting >= MOST_UP) return false
    starting += 1
    await launch().finally(() => {
      starting -= 1
    })
    return true
  }

  return {
    list,
    start,

    kill: (pid: number) => {
      const member = members.get(pid)
      if (member?.shown.state !== 'up') return false
      member.shown.state = 'killed'
      changed()
      return member.child.kill('SIGKILL')
    },

    subscribe: (listener: (processes: ProcessShown[]) => void) => {
      subscribers.add(listener)
      return () => subscribers.delete(listener)
    },

    /** Those that are up, beginning with the one whose turn it is. */
    inTurn: () => {
      const all = up()
      turn += 1
      return all.map((_, i) => all[(turn + i) % all.length]!)
    },

    answered: ({ shown }: Member) => {
      shown.answered += 1
      changed()
    },

    close: async () => {
      clearTimeout(telling)
      const running = [...members.values()].filter(
        ({ child }) => child.exitCode === null && child.signalCode === null,
      )
      const exits = running.map(({ child }) => once(child, 'exit'))
      for (const { child } of running) child.kill('SIGTERM')
      await Promise.all(exits)
    },
  }
}

export type Processes = ReturnType<typeof createProcesses>
