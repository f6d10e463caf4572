import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

/** What the display shows, read from the file that Xvfb draws into. */
export interface Frame {
  /** The colours of a row, from left to right, as 0xrrggbb. */
  row(y: number): number[]
  save(file: string): void
}

/** The header of an X window dump: big-endian words, of which these few matter. */
const header = (words: Buffer) => {
  const word = (index: number) => words.readUInt32BE(index * 4)
  const pixels = word(0) + word(19) * 12
  return { width: word(4), height: word(5), line: word(12), pixels }
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  const sum = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const png = (width: number, height: number, rows: Buffer) => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const frameOf = (dump: string): Frame => ({
  row: (y) => {
    const file = openSync(dump, 'r')
    try {
      const words = Buffer.alloc(100)
      readSync(file, words, 0, words.length, 0)
      const { width, line, pixels } = header(words)
      const bytes = Buffer.alloc(width * 4)
      readSync(file, bytes, 0, bytes.length, pixels + y * line)
      return Array.from({ length: width }, (_, x) => bytes.readUInt32LE(x * 4) & 0xffffff)
    } finally {
      closeSync(file)
    }
  },
  save: (file) => {
    const bytes = readFileSync(dump)
    const { width, height, line, pixels } = header(bytes)
    const rows = Buffer.alloc((width * 3 + 1) * height)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = pixels + y * line + x * 4
        const to = y * (width * 3 + 1) + 1 + x * 3
        rows.set([bytes[from + 2]!, bytes[from + 1]!, bytes[from]!], to)
      }
    }
    writeFileSync(file, png(width, height, rows))
  },
})
