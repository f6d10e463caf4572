/** A random name for this page load: 96 bits, base64url. Never stored, never a secret. */
export const pageId = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
