/** A random name for this page load: 95 bits, base64url less one letter. Never a secret. */
export const pageId = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12)))).replace(/[+/]/g, '-')
