// What people paste when they first read of `sendBeacon`.
const { end = '' } = (document.currentScript as HTMLScriptElement).dataset

window.addEventListener('pagehide', () => navigator.sendBeacon(end))

export {}
