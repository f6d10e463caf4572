import { html } from 'hono/html'

export type Markup = ReturnType<typeof html> | ReturnType<typeof html>[] | string

export interface PageParts {
  title: string
  /** Names the page's kind to the style sheets. */
  kind: string
  head?: Markup
  body: Markup
}

export const logo = html`<img src="/assets/logo.svg" alt="" width="36" height="36" />`

/** A whole document. */
export const page = ({ title, kind, head = '', body }: PageParts) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Harbour</title>
    <link rel="icon" href="/assets/logo.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/harbour.css" />
    ${head}
  </head>
  <body class="${kind}">
    ${body}
  </body>
</html>`
