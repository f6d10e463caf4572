/** Pages for the pictures of the docs. The title is the page's path, too. */
export interface Scenery {
  readonly title: string
  readonly css: string
  readonly body: string
}

const field = (name: string, value: string) => `<label>${name}<input value="${value}"></label>`
const tile = (name: string, value: string) => `<p class="tile">${name}<b>${value}</b></p>`

export const PLAIN: Scenery = {
  title: 'Write to us',
  css: `
    body { margin: 2rem auto; width: 38rem; font: 1rem/1.5 system-ui, sans-serif }
    label { display: block; margin: 1rem 0 }
    input { display: block; box-sizing: border-box; width: 100%; padding: .5rem; font: inherit }`,
  body: field('Your name', 'Noor') + field('Subject', 'My booking') + field('Message', 'Hello,'),
}

export const SERVICE: Scenery = {
  title: 'Apply for a parking permit',
  css: `
    body { margin: 0; font: 1.1875rem/1.5 Arial, Helvetica, sans-serif; color: #111 }
    body::before { content: "Town of Westhaven"; display: block; padding: .75rem 3rem;
      font-weight: 700; color: #fff; background: #14304f }
    main, form { margin: 1.5rem 3rem }
    label { display: block; margin-bottom: 1.25rem; font-weight: 700 }
    input { display: block; width: 20rem; padding: .5rem; font: inherit; border: 2px solid #111 }`,
  body: `<form>${field('Registration number', 'WH 1204')}${field('Street', 'Quay Road')}
    ${field('From', '1 March')}</form>`,
}

export const DASHBOARD: Scenery = {
  title: 'Traffic today',
  css: `
    body { margin: 0; padding: 1.5rem 2.5rem; font: .9375rem/1.5 Inter, "Segoe UI", system-ui;
      color: #e7ebf3; background: #10151f }
    section { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 1rem }
    .tile { margin: 0; padding: 1rem; background: #1c2333; border-radius: .375rem }
    b { display: block; font-size: 1.75rem }`,
  body: `<section>${tile('Visits', '18,204')}${tile('Sign-ins', '2,311')}${tile('Errors', '0.02 %')}
    ${tile('Median', '84 ms')}${tile('p95', '310 ms')}${tile('Deploys', '4')}
    ${tile('Queue', '12')}${tile('Workers', '8 of 8')}${tile('Disk', '61 %')}</section>`,
}
