import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')

/** The code below a comment that names its file: `<!-- demo/client/draft.ts -->`. */
const shown = readdirSync(`${root}docs`)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((doc) =>
    [
      ...read(`docs/${doc}`).matchAll(
        /<!-- ((?:demo|docs)\/\S+) -->\n\n```(\w+)\n([\s\S]*?)```\n/g,
      ),
    ].map(([, file = '', kind, code = '']) => ({ doc, file, kind, code })),
  )

const unindented = (text: string) => text.replace(/^ +/gm, '')

test.each(shown)('$doc shows $file as it is', ({ file, kind, code }) => {
  // Markup is a part of its file.
  if (kind === 'html') expect(unindented(read(file))).toContain(unindented(code).trim())
  else expect(code).toBe(read(file))
})

test('the recipes are shown by the code that is tested, and each theme by its file', () => {
  expect(shown.map(({ file }) => file)).toEqual([
    'demo/client/draft.ts',
    'demo/server/paymentDraft.ts',
    'docs/themes/service.css',
    'docs/themes/dashboard.css',
    'demo/server/views/ownDialog.ts',
    'demo/client/own/dialog.ts',
  ])
})
