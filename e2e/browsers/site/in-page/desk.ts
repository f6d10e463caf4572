// A page of the other site that opens the app in a tab of its own, and closes it from behind.
let opened: Window | null = null

document.querySelector('#open')?.addEventListener('click', () => {
  opened = window.open(document.querySelector<HTMLElement>('#open')?.dataset.url)
})
document.querySelector('#close')?.addEventListener('click', () => {
  opened?.close()
  const asking = setInterval(() => {
    if (!opened?.closed) return
    clearInterval(asking)
    window.tell('other-closed')
  }, 50)
})

export {}
