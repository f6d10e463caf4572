import type { Row } from '../row.ts'
import { OTHER_POINTS } from '../site/pages.ts'
import type { Walk } from '../walk.ts'
import { AFTER_SIGN_ON, andClose, back, inTurn, pressBack, to } from './moves.ts'

const away = async (walk: Walk) => {
  await walk.click('external')
  await walk.loads('away')
}

const throughSignIn = async (walk: Walk) => {
  await walk.click('sign-in')
  await walk.loads('sign-in')
  await walk.click(OTHER_POINTS.first)
  await walk.loads('landed')
}

const fromElsewhere = async (walk: Walk) => {
  await walk.open(walk.other('away'))
  await walk.type(walk.app('app'))
  await walk.loads('app')
}

export const otherSite: Row[] = [
  {
    name: 'a link to another site is followed, and then Back is pressed',
    kind: 'stay',
    act: async (walk) => {
      await away(walk)
      await back(walk)
    },
  },
  {
    name: 'a link to another site is followed, and the tab is closed there',
    kind: 'stay',
    act: away,
    ends: 0,
  },
  {
    name: 'a link leads through another origin and back',
    kind: 'stay',
    act: to('sso', 'landed'),
    limits: AFTER_SIGN_ON,
  },
  {
    name: 'a link leads through another origin and back, and then Back is pressed',
    kind: 'stay',
    act: inTurn(to('sso', 'landed'), pressBack, (walk) => walk.returns('app')),
    limits: AFTER_SIGN_ON,
  },
  {
    name: 'a link leads to a sign-in page of another origin, and that back',
    kind: 'stay',
    act: throughSignIn,
  },
  {
    name: 'a page that a link of another site led to is reloaded',
    kind: 'stay',
    page: false,
    act: async (walk) => {
      await walk.open(walk.other('sign-in'))
      await walk.click(OTHER_POINTS.first)
      await walk.loads('landed')
      await walk.press('F5')
      await walk.loads('landed')
    },
  },
  {
    name: 'a link to another site is followed, and externalLinks is "leave"',
    kind: 'end',
    options: { 'external-links': 'leave' },
    leave: andClose(away),
  },
  {
    name: 'the address of another site is typed',
    kind: 'end',
    unsure: ['firefox', 'webkit'],
    leave: andClose(async (walk) => {
      await walk.type(walk.other('away'))
      await walk.loads('away')
    }),
  },
  {
    name: 'Back leads to another site',
    kind: 'end',
    page: false,
    unsure: ['firefox', 'webkit'],
    act: fromElsewhere,
    leave: andClose(async (walk) => {
      await pressBack(walk)
      await walk.returns('away')
    }),
  },
]
