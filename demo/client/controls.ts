const on = (id: string, act: () => void) =>
  document.getElementById(id)?.addEventListener('click', act)

const submit = () => {
  const form = document.createElement('form')
  form.action = '/payments'
  document.body.append(form)
  form.submit()
}

const fetchSomething = async () => {
  const answer = document.getElementById('ajax-answer')
  const response = await fetch('/api/transactions')
  const { transactions } = (await response.json()) as { transactions: unknown[] }
  if (answer)
    answer.textContent = `Fetched ${transactions.length} transactions. No page was loaded.`
}

/** The buttons of the documents page: each is one way to leave a page, or to seem to. */
export const wireControls = (): void => {
  on('reload', () => location.reload())
  on('script-nav', () => {
    location.href = '/accounts'
  })
  on('script-replace', () => location.replace('/accounts'))
  on('script-submit', submit)
  on('push-state', () => history.pushState(null, '', `/documents?at=${Date.now() % 10_000}`))
  on('popup', () => void open('/accounts', 'harbour-popup', 'popup,width=480,height=640'))
  on('ajax', () => void fetchSomething())
}
