// The names that the build shortens: properties that only Lastcall's own objects have.
//
// One that the browser, a server, an author or a storage knows by its name would be shortened here
// and not there. So each is held against all that could know it.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { readJson } from './results.mjs'
import { root } from './shell.mjs'

export const internalNames = readJson(join(root, 'scripts', 'internal-names.json'))

/** For esbuild: exactly these. */
export const renamed = new RegExp(`^(?:${internalNames.join('|')})$`)

const read = (file) => readFileSync(file, 'utf8')

const filesIn = (folder, fits) =>
  readdirSync(folder, { recursive: true })
    .filter(fits)
    .map((file) => join(folder, file))

function visit(file, see) {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
  const each = (node) => {
    if (see(node, source) !== false) ts.forEachChild(node, each)
  }
  each(source)
}

/** Every name that something in these declarations has. */
function declared(files) {
  const names = new Set()
  for (const file of files) {
    visit(file, ({ name }, source) => {
      if (name) names.add(name.getText(source).replaceAll(/['"]/g, ''))
    })
  }
  return names
}

const isType = (node) =>
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node))

const isTemplatePart = ts.isTemplateMiddleOrTemplateTail

/** Every word in a text that is there when the program runs, and every property it uses. */
function written(files) {
  const words = new Set()
  const properties = new Set()
  for (const file of files) {
    visit(file, (node) => {
      // The name of a file is nothing that is looked up when the program runs.
      if (isType(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return false
      if (ts.isLiteralExpression(node) || ts.isTemplateHead(node) || isTemplatePart(node)) {
        for (const word of node.text.match(/[\w$]+/g) ?? []) words.add(word)
      }
      if (ts.isPropertyAccessExpression(node) || ts.isBindingElement(node)) {
        properties.add((node.propertyName ?? node.name).text)
      }
    })
  }
  return { words, properties }
}

/** What servers, storages and new browsers know by its name, and no declaration has. */
const OUTSIDE = new Set(
  `event page n cause age others after state reason key at expires_in lifetime_in
  prerendering extendedLifetime fetchLater`.split(/\s+/),
)

const among = (names, what) => {
  const found = internalNames.filter((name) => names.has(name))
  if (found.length > 0) throw new Error(`${found.join(', ')}: ${what}`)
}

// The server's are built apart, and nothing is renamed there.
const isDeclaration = (file) => file.endsWith('.d.ts') && !/^server[\\/]/.test(file)
// By a word of another language nothing is looked up.
const ofBrowsers = (file) => file.endsWith('.ts') && !/^(server|locales)/.test(file)

/** By name, what each check does; it throws a sentence. */
export const renamingChecks = {
  'no browser knows a renamed property': () => {
    const folder = dirname(createRequire(import.meta.url).resolve('typescript'))
    among(declared(filesIn(folder, (file) => /^lib\..*\.d\.ts$/.test(file))), 'a browser has it')
  },
  'no author knows a renamed property': () => {
    among(declared(filesIn(join(root, 'dist'), isDeclaration)), 'it is in the public types')
  },
  'no server and no storage knows a renamed property': () => {
    among(OUTSIDE, 'it is part of a message or a record')
  },
  'no text names a renamed property, and each is used': () => {
    const { words, properties } = written(filesIn(join(root, 'src'), ofBrowsers))
    among(words, 'it is in a text, by which it may be looked up')
    const unused = internalNames.filter((name) => !properties.has(name))
    if (unused.length > 0) throw new Error(`${unused.join(', ')}: nothing has it any more`)
  },
}
