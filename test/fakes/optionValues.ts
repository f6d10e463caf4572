import { ORIGIN } from './options'

type Good = [name: string, value: unknown, expected?: unknown]
type Bad = [name: string, value: unknown, advice: string, quoted?: string]

const URLS = [
  ...['sessionUrl', 'endUrl', 'keepAliveUrl', 'statusUrl'],
  ...['expiredUrl', 'signedOutUrl'],
]
const DURATIONS = ['idleTimeout', 'lifetime', 'warning', 'lifetimeWarning', 'heartbeat']
const TRUTHS = ['dialog', 'curtain', 'debug']
const RECORDS = ['endData', 'headers']
const TEXTS = ['returnParam', 'sessionKey', 'channel']

const each = <T>(names: string[], rows: (name: string) => T[]) => names.flatMap(rows)

export const goodValues: Good[] = [
  ...each<Good>(URLS, (name) => [
    [name, '/x', `${ORIGIN}/x`],
    [name, 'x?a=1#b', `${ORIGIN}/a/x?a=1#b`],
    [name, `${ORIGIN}/x`],
    [name, new URL(`${ORIGIN}/x`), `${ORIGIN}/x`],
    [name, '//app.example/x', `${ORIGIN}/x`],
  ]),
  ['idleTimeout', '1h30m', 5_400_000],
  ['idleTimeout', 120_000],
  ['lifetime', '8h', 28_800_000],
  ['warning', '20s', 20_000],
  ['warning', '3m', 180_000],
  ['lifetimeWarning', '10m', 600_000],
  ['heartbeat', '45s', 45_000],
  ...each<Good>(TRUTHS, (name) => [
    [name, true],
    [name, false],
    [name, 'true', true],
    [name, '', true],
    [name, 'false', false],
  ]),
  ...each<Good>(RECORDS, (name) => [
    [name, { a: 'b' }],
    [name, {}],
    [name, '{"a":"b"}', { a: 'b' }],
  ]),
  ['dialog', {}],
  [
    'dialog',
    { politeness: 'assertive', announceEvery: '15s', signOut: false, tabTitle: 'false' },
    { politeness: 'assertive', announceEvery: 15_000, signOut: false, tabTitle: false },
  ],
  ['dialog', ' {"announceEvery": "60s"}', { announceEvery: 60_000 }],
  ['dialog', { tabTitle: undefined, announceEvery: undefined }, {}],
  ['messages', { 'pt-br': { title: 'Olá?' } }, { 'pt-BR': { title: 'Olá?' } }],
  ['messages', {}],
  ['messages', '{"title":"Da?"}', { title: 'Da?' }],
  ['messages', { de: { title: 'Noch da?' }, title: 'Da?' }],
  ...each<Good>(TEXTS, (name) => [[name, 'some text']]),
  ['keepAliveMethod', 'POST'],
  ['keepAliveMethod', 'GET'],
  ['extendOn', 'button'],
  ['extendOn', 'activity'],
  ['whenUnsure', 'stay'],
  ['whenUnsure', 'end'],
  ['externalLinks', 'stay'],
  ['externalLinks', 'leave'],
  ['endForm', '#logout'],
  ['startedAt', 1_767_603_600_000],
  ['startedAt', '1767603600000', 1_767_603_600_000],
  ['appOrigins', 'https://id.example', ['https://id.example']],
  ['appOrigins', ['https://id.example', 'http://localhost:3000']],
  ['activityEvents', 'keydown, click  wheel', ['keydown', 'click', 'wheel']],
  ['activityEvents', ['click']],
  ['lang', 'cy'],
  ['lang', 'EN-gb', 'en-GB'],
]

const DURATION = 'write a duration such as 90s, 20m or 1h30m'
const RHYTHM = 'write 15s, 20s, 30s or 60s: more often, people who listen hear nothing else'
const WORDS = 'write names separated by spaces'

export const badValues: Bad[] = [
  ...each<Bad>(URLS, (name) => [
    [name, '', 'write a URL, for example /logout'],
    [name, 'https://', 'write a URL, for example /logout'],
    [name, 'http://a b/', 'write a URL, for example /logout'],
    [name, 'javascript:alert(1)', 'write an http or https URL'],
    [name, 'data:,x', 'write an http or https URL'],
    [
      name,
      'https://evil.example/x',
      `write a URL on ${ORIGIN}, or add https://evil.example to the app origins`,
    ],
  ]),
  ...each<Bad>(DURATIONS, (name) => [
    [name, '20', 'write a unit, for example 20m'],
    [name, '20 minutes', DURATION],
    [name, -5, DURATION],
    [name, Number.NaN, DURATION, 'null'],
    [name, [], DURATION],
  ]),
  ...each<Bad>(TRUTHS, (name) => [
    [name, 'yes', 'write true or false'],
    [name, 1, 'write true or false'],
  ]),
  ['dialog', { politness: 'polite' }, 'politness is not one of its options: write politeness'],
  [
    'dialog',
    { x: 1 },
    'x is not one of its options: write politeness, announceEvery, signOut, tabTitle',
  ],
  ['dialog', { politeness: 'rude' }, 'politeness: write polite or assertive'],
  ['dialog', { announceEvery: '20' }, 'announceEvery: write a unit, for example 20m'],
  ...['14s', '25s', '61s', '0s'].map(
    (announceEvery): Bad => [
      'dialog',
      { announceEvery },
      announceEvery === '0s' ? `announceEvery: ${DURATION}` : `announceEvery: ${RHYTHM}`,
    ],
  ),
  ['dialog', { signOut: 'no' }, 'signOut: write true or false'],
  ['dialog', '{"tabTitle": "no"}', 'tabTitle: write true or false'],
  ['dialog', '{"tabTitle": no}', 'write JSON such as {"name": "value"}'],
  ['messages', 'title=Da?', 'write JSON such as {"name": "value"}'],
  ['messages', '["a"]', 'write a record such as {"name": "value"}'],
  ['messages', { de: 7 }, 'write a text for de'],
  ['messages', '{"__proto__":{"title":"c"}}', '__proto__ is not a name that can be used'],
  ['messages', { de: { title: 7 } }, 'write a text for title'],
  ['messages', { tittle: 'x' }, 'tittle is not the name of a text: write title'],
  ['messages', { de: { tittle: 'x' } }, 'tittle is not the name of a text: write title'],
  ['messages', { 'not a tag': { title: 'x' } }, 'write a text for not a tag'],
  ['curtain', {}, 'write true or false'],
  ...each<Bad>(RECORDS, (name) => [
    [name, 'a=b', 'write JSON such as {"name": "value"}'],
    [name, '["a"]', 'write a record such as {"name": "value"}'],
    [name, 'null', 'write a record such as {"name": "value"}'],
    [name, '{"a":1}', 'write a text for a'],
    [name, { a: null }, 'write a text for a'],
    [name, '{"__proto__":{"b":"c"}}', '__proto__ is not a name that can be used'],
    [name, JSON.parse('{"__proto__":"x"}'), '__proto__ is not a name that can be used'],
  ]),
  ...each<Bad>(TEXTS, (name) => [
    [name, '', 'write some text'],
    [name, 7, 'write some text'],
  ]),
  ['keepAliveMethod', 'get', 'write POST or GET'],
  ['extendOn', 'mouse', 'write button or activity'],
  ['whenUnsure', true, 'write stay or end'],
  ['externalLinks', 'end', 'write stay or leave'],
  ['endForm', '#nowhere', 'write a selector that finds a form in the page'],
  ['endForm', '((', 'write a selector that finds a form in the page'],
  ['endForm', 'body', 'write a selector that finds a form in the page'],
  ['endForm', '', 'write a selector that finds a form in the page'],
  ['startedAt', 1_767_603_600, 'write milliseconds since 1970'],
  ['startedAt', 'yesterday', 'write milliseconds since 1970'],
  ['startedAt', '', 'write milliseconds since 1970'],
  ['startedAt', Number.POSITIVE_INFINITY, 'write milliseconds since 1970', 'null'],
  ['appOrigins', '', WORDS],
  ['appOrigins', [], WORDS],
  ['appOrigins', 'id.example', 'write origins such as https://login.example.com'],
  ['appOrigins', 'https://id.example/x', 'write origins such as https://login.example.com'],
  ['appOrigins', 'null', 'write origins such as https://login.example.com'],
  ['appOrigins', '*', 'write origins such as https://login.example.com'],
  ['activityEvents', ' , ', WORDS],
  ['activityEvents', ['click', 1], WORDS],
  ['activityEvents', {}, WORDS],
  ['lang', 'english language', 'write a language tag such as en or cy'],
  ['lang', 5, 'write a language tag such as en or cy'],
]
