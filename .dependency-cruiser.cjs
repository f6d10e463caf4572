// Who may import whom. scripts/deps-selfcheck.mjs shows of every rule here that it notices.

const ENTRIES = [
  '^src/(index|headless|headlessFull|auto|full|locales)[.]ts$',
  '^src/server/(index|node/index|redis/index)[.]ts$',
  // What Redis runs, once it is translated.
  '^src/server/redis/inside/main[.]ts$',
]
const TESTS_AND_TOOLS = '^(test|e2e|demo|docs|bench|scripts)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-alone',
      comment: 'The core decides; it knows no browser, no package and no Node.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'browser-only-ports-and-core',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: { pathNot: '^src/(ports[.]ts$|core/|browser/)' },
    },
    {
      name: 'browser-files-stand-alone',
      comment:
        'Each adapter can be read, tested and left out by itself; only the two helpers are shared.',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: { path: '^src/browser/', pathNot: '^src/browser/(listen|storage)[.]ts$' },
    },
    {
      name: 'ui-only-ports-and-core',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { pathNot: '^src/(ports[.]ts$|core/|ui/)' },
    },
    {
      name: 'options-only-core',
      severity: 'error',
      from: { path: '^src/options/' },
      to: { pathNot: '^src/(ports[.]ts$|core/|options/)' },
    },
    {
      name: 'options-only-types-of-ports',
      severity: 'error',
      from: { path: '^src/options/' },
      to: { path: '^src/ports[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'session-no-adapter',
      comment: 'The session gets its adapters handed in, so that tests can hand in others.',
      severity: 'error',
      from: { path: '^src/session[.]ts$' },
      to: { path: '^src/(browser/|ui/|wire([.]ts$|/))' },
    },
    {
      name: 'only-entries-wire',
      comment: 'The entries and their wiring choose the adapters; nothing else knows any.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [...ENTRIES, '^src/(wire([.]ts$|/)|session[.]ts$|browser/|ui/|locales/)'],
      },
      to: { path: '^src/(browser|ui)/' },
    },
    {
      name: 'locales-only-messages',
      severity: 'error',
      from: { path: '^src/locales([.]ts$|/)' },
      to: { path: '^src/', pathNot: '^src/(locales/|ui/messages[.]ts$)' },
    },
    {
      name: 'nothing-needs-locales',
      comment: 'A language that nobody has asked for costs no byte.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/locales([.]ts$|/)' },
      to: { path: '^src/locales([.]ts$|/)' },
    },
    {
      name: 'client-never-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'server-only-core',
      comment: 'Durations are written alike on both sides, and mistakes are understood alike.',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/', pathNot: '^src/(core/|server/|options/(duration|near)[.]ts$)' },
    },
    {
      name: 'server-web-standard',
      comment: 'It runs wherever there is a Request: in workers, on Deno, on Bun.',
      severity: 'error',
      from: { path: '^src/server/', pathNot: '^src/server/node' },
      to: { path: '^src/server/node' },
    },
    {
      name: 'node-only-for-node',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/node' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'policy-only-core',
      comment: 'What ends a session is decided without a clock, a store or a network.',
      severity: 'error',
      from: { path: '^src/server/(policy|record|sign)[.]ts$' },
      to: { pathNot: '^src/(core/|server/(policy|record|sign)[.]ts$)' },
    },
    {
      name: 'inside-redis-only-policy',
      comment: 'Redis runs it: there is nothing else to import, and nothing else may import it.',
      severity: 'error',
      from: { path: '^src/server/redis/inside/' },
      to: { pathNot: '^src/server/(redis/inside/|(policy|record)[.]ts$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'src-no-tests-or-tools',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: TESTS_AND_TOOLS },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '[.]d[.]ts$' },
      to: {},
    },
    {
      name: 'no-dead-files',
      comment: 'A file that no entry reaches ships to nobody, even if other dead files use it.',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: '^src/.*[.]ts$', pathNot: [...ENTRIES, '[.]d[.]ts$'], reachable: false },
    },
    {
      name: 'src-resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-packages',
      comment: 'Everything in node_modules is a tool; a browser must not load it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/' },
    },
    {
      name: 'demo-by-package-name',
      comment: 'The demo and the examples use what others install, by its name.',
      severity: 'error',
      from: { path: '^(demo|docs)/' },
      // 'local' is what an import by relative path is; by name the library is in dist as well.
      to: { path: '^(src|dist)/', dependencyTypes: ['local'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    // Imports of types alone count too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
