import { createMiddleware } from 'hono/factory'

/** The origin this request was sent to. */
export const ownOrigin = (url: string): string => new URL(url).origin

/** Lets only this origin's own pages post. The browser sets both headers, a page cannot. */
export const fromOurPages = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const own = site ? site === 'same-origin' : c.req.header('origin') === ownOrigin(c.req.url)
  if (!own) return c.text('Only pages of this site may do this', 403)
  await next()
})
