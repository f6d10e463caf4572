// What the app's own script does with its controls. It knows nothing of the SDK.
const on = (id: string, type: string, act: (event: Event) => void) =>
  document.getElementById(id)?.addEventListener(type, act)

on('spa', 'click', (event) => {
  event.preventDefault()
  history.pushState(null, '', 'view')
})
on('prevented', 'click', (event) => event.preventDefault())
on('ajax', 'submit', (event) => {
  event.preventDefault()
  void fetch('marker?ajax')
})
on('go-href', 'click', () => {
  location.href = 'next'
})
on('go-replace', 'click', () => location.replace('next'))
on('go-reload', 'click', () => location.reload())
on('go-submit', 'click', () => document.querySelector<HTMLFormElement>('#search')?.submit())

// For the tests that turn a tab away from the person: it says what it is.
if (location.search === '?reports') {
  const report = () => void fetch(`marker?${document.visibilityState}`, { keepalive: true })
  document.addEventListener('visibilitychange', report)
  report()
}
