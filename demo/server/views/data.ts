export const accounts = [
  {
    name: 'Current account',
    number: '12-34-56 · 0417 2290',
    balance: 4_218.64,
    trend: [31, 28, 34, 30, 26, 38, 35, 41, 37, 44, 40, 46],
  },
  {
    name: 'Rainy-day savings',
    number: '12-34-56 · 8801 1375',
    balance: 12_950,
    trend: [18, 19, 21, 22, 24, 25, 28, 29, 33, 35, 38, 41],
  },
  {
    name: 'Travel card',
    number: '•••• 7702',
    balance: -186.2,
    trend: [40, 38, 36, 37, 31, 33, 27, 29, 24, 20, 22, 17],
  },
]

export const transactions = [
  { who: 'Corner Bakery', what: 'Groceries', when: 'Today', amount: -6.4 },
  { who: 'Northline Rail', what: 'Travel', when: 'Today', amount: -38.5 },
  { who: 'Lindgren & Co', what: 'Salary', when: 'Yesterday', amount: 2_640 },
  { who: 'Tidewater Energy', what: 'Bills', when: 'Yesterday', amount: -82.17 },
  { who: 'Juniper Books', what: 'Shopping', when: '18 Nov', amount: -24.99 },
  { who: 'Alma Okafor', what: 'Shared dinner', when: '17 Nov', amount: 31.25 },
]

export const payees = [
  { name: 'Alma Okafor', number: '20-11-04 · 5519 0032' },
  { name: 'Bright Dental', number: '09-44-18 · 1200 7781' },
  { name: 'Jonas Lindgren', number: '40-22-61 · 6634 9012' },
  { name: 'Marina Rent Ltd', number: '30-90-12 · 4471 2208' },
  { name: 'Tidewater Energy', number: '16-20-33 · 9904 1570' },
]

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** A minus sign rather than a hyphen, so that figures line up and are read as figures. */
export const money = (amount: number): string => pounds.format(amount).replace('-', '−')

export const total = (): number => accounts.reduce((sum, { balance }) => sum + balance, 0)

export const statement = (): string =>
  [
    'date,payee,category,amount',
    ...transactions.map(({ when, who, what, amount }) => `${when},${who},${what},${amount}`),
  ].join('\n')
