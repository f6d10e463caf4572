const encoder = new TextEncoder()

/** What a URL is to hold no more as it is: its bytes in UTF-8, percent-encoded (RFC 3986). */
export const percent = (text: string): string =>
  [...encoder.encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
