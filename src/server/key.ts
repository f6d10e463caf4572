/** Tells logins apart, and gives away nothing of the id: 96 bits of a hash. */
const LENGTH = 16

interface NodeCrypto {
  /** In Node with `getBuiltinModule`; other runtimes may lack it. `createHash` costs twice as much. */
  hash?(name: 'sha256', text: string, as: 'base64url'): string
}
interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: 'node:crypto') => NodeCrypto | undefined }
}

const find = () => (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto') ?? null
let found: NodeCrypto | null | undefined

/** Where there is one, it answers at once; that of the Web is a promise and ten times as slow. */
function nodeCrypto(): NodeCrypto | null {
  if (found === undefined) found = find()
  return found
}

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

async function webKey(id: string) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id))
  return base64url(hash).slice(0, LENGTH)
}

/** The first 16 characters of the id's SHA-256 in base64url (RFC 4648). */
export function keyOf(id: string): string | Promise<string> {
  const hash = nodeCrypto()?.hash?.('sha256', id, 'base64url')
  return hash?.slice(0, LENGTH) ?? webKey(id)
}
