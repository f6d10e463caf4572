import type { ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

interface Target {
  readonly type: string
  readonly targetId: string
  readonly url: string
}

/** Chromium's protocol over its pipe: messages end with a zero byte. */
const channel = (child: ChildProcess) => {
  const into = child.stdio[3] as Writable
  const from = child.stdio[4] as Readable
  const waiting = new Map<number, (answer: Answer) => void>()
  const crashed = new EventEmitter()
  let last = 0
  let rest = ''
  from.on('data', (part) => {
    const messages = `${rest}${part}`.split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
      if (answer.method === 'Inspector.targetCrashed') crashed.emit('crashed')
    }
  })
  const ask = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result ?? {})
      })
      into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  return { ask, crashed: () => once(crashed, 'crashed') }
}

export const crashOf = (child: ChildProcess) => {
  const { ask, crashed } = channel(child)
  return async (part: string) => {
    const { targetInfos } = (await ask('Target.getTargets')) as { targetInfos: Target[] }
    const target = targetInfos.find(({ type, url }) => type === 'page' && url.includes(part))
    if (!target) throw new Error(`No page with ${part} in its address`)
    const { targetId } = target
    const session = await ask('Target.attachToTarget', { targetId, flatten: true })
    const sessionId = session.sessionId as string
    const end = crashed()
    await ask('Inspector.enable', {}, sessionId)
    // It has no answer, as who would answer is gone.
    void ask('Page.crash', {}, sessionId).catch(() => undefined)
    await end
    await ask('Target.detachFromTarget', { sessionId })
  }
}
