// What the app's own script does with its controls. It knows nothing of the script under test.
const control = (id: string) => document.querySelector<HTMLElement>(`#${id} > *`)

const on = (id: string, type: string, act: (event: Event) => void) =>
  control(id)?.addEventListener(type, act)

const instead = (act: () => void) => (event: Event) => {
  event.preventDefault()
  act()
}

const replaceBody = async () => {
  await fetch('next?partial')
  history.pushState(null, '', 'next')
  window.tell('swapped')
}

// Links within the page, and those that a script follows by itself.
window.addEventListener('hashchange', () => window.tell('moved', { to: location.hash }))
on(
  'spa',
  'click',
  instead(() => {
    history.pushState(null, '', 'view')
    window.tell('moved', { to: 'view' })
  }),
)
on(
  'turbo',
  'click',
  instead(() => void replaceBody()),
)
on(
  'htmx',
  'click',
  instead(() => void replaceBody()),
)
on(
  'visit',
  'click',
  instead(() => {
    void fetch('next?partial').then(() => location.assign('next'))
  }),
)
on(
  'prevented',
  'click',
  instead(() => window.tell('prevented')),
)
on('mailto', 'click', () => window.tell('clicked', { control: 'mailto' }))
on('later', 'click', () => {
  setTimeout(() => location.assign('next'), 300)
})

// Forms.
on(
  'ajax',
  'submit',
  instead(() => window.tell('sent')),
)
control('submit')?.firstElementChild?.addEventListener('click', () =>
  (control('submit') as HTMLFormElement).submit(),
)

// Scripts.
on('href', 'click', () => {
  location.href = 'next'
})
on('replace', 'click', () => location.replace('next'))
on('reload', 'click', () => location.reload())
on('history', 'click', () => history.back())
on('nothing', 'click', () => window.tell('clicked', { control: 'nothing' }))

// Other windows. Whether one is closed is asked and not heard: it may not say so itself.
const follow = (opened: Window | null) => {
  const asking = setInterval(() => {
    if (!opened?.closed) return
    clearInterval(asking)
    window.tell('other-closed')
  }, 100)
}
on('popup', 'click', () => follow(window.open('popup', '_blank', 'popup,width=500,height=400')))
on('opens', 'click', () => follow(window.open('next')))

customElements.define(
  'app-link',
  class extends HTMLElement {
    connectedCallback() {
      const link = document.createElement('a')
      link.href = 'next'
      link.textContent = 'Link in a shadow root'
      this.attachShadow({ mode: 'open' }).append(link)
    }
  },
)

// What a page does only when its address says so.
const asked = new URLSearchParams(location.search)
if (asked.has('keeps-keys')) {
  window.addEventListener('keydown', (event) => {
    // Not all of them: the tab has to be closed by one.
    if (event.key !== 'F5') return
    event.preventDefault()
    window.tell('kept', { key: event.key })
  })
}
if (asked.has('asks')) {
  window.addEventListener('beforeunload', (event) => {
    event.preventDefault()
    window.tell('asked')
  })
}
if (document.title === 'popup') {
  window.addEventListener('keydown', ({ key }) => {
    if (key === 'q') window.close()
  })
}
if (asked.has('prints')) window.addEventListener('beforeprint', () => window.tell('printing'))

export {}
