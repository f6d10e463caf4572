/**
 * What Redis gives to a script. Lua's `nil` in a reply is `false` there, and nothing but `false` and
 * `nil` is false. Called without `this`, which Lua would hand over as an argument.
 */
interface Redis {
  call(this: void, command: string, ...args: (string | number)[]): unknown
  pcall(this: void, command: string, ...args: (string | number)[]): unknown
}

declare global {
  const redis: Redis
  const KEYS: readonly string[]
  const ARGV: readonly string[]
  const cmsgpack: {
    pack(this: void, value: unknown): string
    unpack(this: void, text: string): unknown
  }
  const cjson: {
    encode(this: void, value: unknown): string
    decode(this: void, text: string): unknown
  }
  /** Lua's own; only what is surely a number is given to it. */
  function tonumber(this: void, text: unknown): number
}

export {}
