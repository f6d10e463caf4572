// Writes the table, its picture and the README's summary from the results of the last run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { picture } from './picture.ts'
import type { Report } from './results.ts'
import { page, summary } from './table.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const results = process.env.RESULTS_DIR ?? join(root, '.results', 'browsers')
const docs = process.env.DOCS_DIR ?? join(root, 'docs')
const readme = join(docs, '..', 'README.md')

const MARKED = /(<!-- leave-table:start -->\n)[\s\S]*?(<!-- leave-table:end -->)/

const report = JSON.parse(readFileSync(join(results, 'results.json'), 'utf8')) as Report
mkdirSync(join(docs, 'pictures'), { recursive: true })
writeFileSync(join(docs, 'leave-table.md'), page(report))
writeFileSync(join(docs, 'pictures', 'leave-table.svg'), picture(report))
if (existsSync(readme)) {
  const text = readFileSync(readme, 'utf8')
  writeFileSync(
    readme,
    text.replace(MARKED, (_, start, end) => `${start}\n${summary(report)}\n\n${end}`),
  )
}
