import { describe, expect, test } from 'vitest'
import * as locales from '../src/locales'
import { english, type Messages } from '../src/ui/messages'

type Name = keyof Messages

const names = Object.keys(english) as Name[]
const sets = Object.entries(locales as Readonly<Record<string, Messages>>)
const translated = sets.filter(([tag]) => tag !== 'en')

const KINDS = ['question', 'sentence', 'label']

/** What each kind ends in; other languages than these use English marks. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  ar: ['؟', '.', ':'],
  hi: ['?', '।', ':'],
  ja: ['？', '。', ':'],
  zh: ['？', '。', '：'],
}
const ENGLISH_MARKS = ['?', '.', ':']

const LETTERS: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script_Extensions=Arabic}/u,
  Deva: /\p{Script_Extensions=Devanagari}/u,
  Hans: /\p{Script=Han}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Jpan: /[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
  Latn: /\p{Script=Latin}/u,
}

const kindOf = (text: string, marks: readonly string[]) =>
  /[\p{Letter}\p{Mark}]$/u.test(text)
    ? 'title or button'
    : (KINDS[marks.indexOf(text.at(-1)!)] ?? `ends in ${text.at(-1)}`)

const kindsOf = (messages: Messages, marks: readonly string[] = ENGLISH_MARKS) =>
  names.map((name) => `${name}: ${kindOf(messages[name], marks)}`)

const lettersOf = (text: string) => text.match(/\p{Letter}/gu) ?? []

test('there is a set for each language that is promised', () => {
  expect(Object.keys(locales).sort().join(' ')).toBe(
    'ar cy de en es fr he hi it ja ko nl pl pt tr zh',
  )
})

test('the English set is what a page says that is given none', () => {
  expect(locales.en).toEqual(english)
})

describe.each(sets)('the set %s', (tag, messages) => {
  test('has every text by its English name, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual([...names].sort())
  })

  test('has something to say by each, without space around it', () => {
    expect(names.filter((name) => !/^\S(.*\S)?$/.test(messages[name]))).toEqual([])
  })

  test('ends each text as the English one ends, by a mark of its own', () => {
    expect(kindsOf(messages, MARKS[tag])).toEqual(kindsOf(english))
  })

  test('ends what stands before the time in a colon', () => {
    expect(messages.timeLeft).toMatch(/[:：]$/)
  })

  test('is named by a tag as Intl writes it and has words for', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
    expect(Intl.NumberFormat.supportedLocalesOf(tag)).toEqual([tag])
    expect(Intl.ListFormat.supportedLocalesOf(tag)).toEqual([tag])
  })

  test('is written in the script of its language, in composed letters', () => {
    const { script } = new Intl.Locale(tag).maximize()
    const foreign = lettersOf(Object.values(messages).join('')).filter(
      (letter) => !LETTERS[script!]!.test(letter),
    )
    expect(foreign).toEqual([])
    for (const text of Object.values(messages)) expect(text.normalize('NFC')).toBe(text)
  })

  test('can stand in an attribute between single quotes as it is', () => {
    expect(JSON.stringify(messages)).not.toMatch(/['&<>]/)
  })
})

test.each(translated)('the set %s leaves no text in English', (_, messages) => {
  expect(names.filter((name) => messages[name] === english[name])).toEqual([])
})

test.each(translated)('the set %s says two things in two ways', (_, messages) => {
  expect(new Set(Object.values(messages)).size).toBe(names.length)
})
