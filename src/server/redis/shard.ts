/** The same on every node: FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum >>> 0
}

export const shardOf = (id: string, shards: number): number => hash(id) % shards

/** A shard's keys begin so: what is in braces is what a cluster places them by. */
export const baseOf = (prefix: string, shard: number): string => `${prefix}:{${shard}}`
