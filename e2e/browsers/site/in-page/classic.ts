// The script of 2010: a flag that clicks, forms and some keys set, read when the page unloads. Only
// that it sends a beacon is new: the synchronous request of those days is no longer sent by anyone.
const { end = '' } = (document.currentScript as HTMLScriptElement).dataset

let validNavigation = false
let ended = false

const endSession = () => {
  if (validNavigation || ended) return
  ended = true
  navigator.sendBeacon(end)
}
const valid = () => {
  validNavigation = true
}

window.addEventListener('beforeunload', endSession)
window.addEventListener('unload', endSession)
document.addEventListener('keydown', ({ key, ctrlKey }) => {
  if (key === 'F5' || key === 'Enter' || (ctrlKey && key.toLowerCase() === 'r')) valid()
})
document.addEventListener('DOMContentLoaded', () => {
  for (const link of document.querySelectorAll('a')) link.addEventListener('click', valid)
  for (const form of document.querySelectorAll('form')) form.addEventListener('submit', valid)
  for (const button of document.querySelectorAll('form button')) {
    button.addEventListener('click', valid)
  }
})

export {}
