import type { CDPSession, Page } from '@playwright/test'

/** What may grow in a page. The heap is in bytes; objects are those of the page's own scripts. */
export const MEASURES = ['listeners', 'timers', 'nodes', 'documents', 'objects', 'heap'] as const
export type Measure = (typeof MEASURES)[number]
export type Sample = Readonly<Record<Measure, number>>

/** As the browser calls them. */
const METRICS = {
  listeners: 'JSEventListeners',
  nodes: 'Nodes',
  documents: 'Documents',
  heap: 'JSHeapUsedSize',
}

/** Twice: what a finalizer lets go of is found by the next one. */
const collect = async (cdp: CDPSession) => {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
}

/** How many objects there are, functions and arrays among them. */
const countObjects = async (cdp: CDPSession): Promise<number> => {
  const objectGroup = 'count'
  const expression = 'Object.prototype'
  const { result } = await cdp.send('Runtime.evaluate', { expression, objectGroup })
  const prototypeObjectId = result.objectId ?? ''
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId, objectGroup })
  const counted = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup })
  return counted.result.value
}

/** Reads what there is in a page once nothing is left that nobody needs. */
export const createMeter = async (page: Page) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  return {
    async read(): Promise<Sample> {
      const timers = await page.evaluate(() => window.instruments.pending())
      await collect(cdp)
      const objects = await countObjects(cdp)
      // The list of them has been on the heap.
      await collect(cdp)
      const { metrics } = await cdp.send('Performance.getMetrics')
      const read = (metric: string) => metrics.find(({ name }) => name === metric)?.value ?? NaN
      const { listeners, nodes, documents, heap } = METRICS
      return {
        listeners: read(listeners),
        timers,
        nodes: read(nodes),
        documents: read(documents),
        objects,
        heap: read(heap),
      }
    },
  }
}
