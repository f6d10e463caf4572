import type { Session } from 'lastcall'
import { html } from '../dom'

interface Transaction {
  who: string
  what: string
  when: string
  amount: number
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

const money = (amount: number) => pounds.format(amount).replace('-', '−')

const row = (title: string, detail: string, amount = '') =>
  html(
    'li',
    {},
    html('span', { class: 'avatar', 'aria-hidden': 'true' }, title.slice(0, 1)),
    html('span', { class: 'grow' }, html('strong', {}, title), html('small', {}, detail)),
    html('span', { class: 'amount' }, amount),
  )

const panel = (title: string, ...children: (Node | string)[]) =>
  html('section', { class: 'panel' }, html('h2', {}, title), ...children)

const load = async (session: Session): Promise<Transaction[]> => {
  const response = await fetch('/api/transactions', { redirect: 'manual' })
  // An app's own request may be the first to learn that the session is gone.
  if (!response.ok) {
    await session.check()
    return []
  }
  return ((await response.json()) as { transactions: Transaction[] }).transactions
}

export const overviewView = async (name: string, session: Session): Promise<HTMLElement> => {
  const transactions = await load(session)
  const rows = transactions
    .slice(0, 4)
    .map(({ who, what, when, amount }) => row(who, `${what} · ${when}`, money(amount)))
  return panel(`${name}, here is what is new`, html('ul', { class: 'rows' }, ...rows))
}

export const messagesView = async (): Promise<HTMLElement> =>
  panel(
    'Messages',
    html(
      'ul',
      { class: 'rows' },
      row('Harbour', 'Your November statement is ready'),
      row('Card team', 'Your travel card works abroad again'),
      row('Savings', 'You are 65% of the way to your goal'),
    ),
  )

const check = (words: string, checked: boolean) =>
  html('label', { class: 'check' }, html('input', { type: 'checkbox', checked }), ` ${words}`)

export const settingsView = async (): Promise<HTMLElement> =>
  panel(
    'Settings',
    html('p', {}, 'Nothing is saved here: it is only something to click and to type in.'),
    check('Send me a message for each payment', true),
    check('Round up what I spend and save the rest', false),
    html('label', { class: 'field' }, 'A note to yourself', html('textarea', { rows: 3 })),
  )
