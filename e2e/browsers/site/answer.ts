import type { Context } from 'hono'
import { appPage, framedPage, otherPage } from './pages.ts'
import type { World } from './world.ts'

const SLOW = 2_500
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Bodies are short, and those of a page that has gone are read all the same. */
async function fieldsOf(c: Context): Promise<Record<string, string>> {
  const body = await c.req.text().catch(() => 'lost=body')
  return Object.fromEntries(new URLSearchParams(body))
}

/** What one case sees under its own path, on either of the two sites. */
export async function answer(
  c: Context,
  world: World,
  isOther: boolean,
  origins: { app: string; other: string },
  shown: () => unknown,
) {
  const { log, base } = world
  const { title = '' } = c.req.param()
  const { page, what = '', ...about } = c.req.query()
  const note = () => log.add(title, page)

  switch (title) {
    case 'said':
      log.add(what, page, about)
      return c.body(null, 204)
    case 'end':
      log.add('end', page, await fieldsOf(c))
      return c.body(null, 204)
    case 'no-content':
      note()
      return c.body(null, 204)
    case 'file':
      note()
      return c.text('A file')
    case 'attachment':
      note()
      c.header('content-disposition', 'attachment; filename="attachment.txt"')
      return c.text('An attachment')
    case 'pay':
      return c.redirect('done', 303)
    case 'sso':
      return c.redirect(`${origins.other}${base}authorize`, 302)
    case 'sign-in':
      if (!isOther) return c.redirect(`${origins.other}${base}sign-in`, 302)
      break
    case 'authorize':
      return c.redirect(`${origins.app}${base}landed`, 302)
  }

  if (c.req.query('partial') !== undefined) return c.text('A part of a page')
  const html = isOther
    ? otherPage(base, `other-${title}`, title, origins.app + base.slice(0, -1))
    : title.startsWith('inner')
      ? framedPage(world, title)
      : appPage(world, title, (option) => option in c.req.query(), origins.other)
  const named = /data-page="([^"]*)"/.exec(html)?.[1]
  log.add('document', named, { title, dest: c.req.header('sec-fetch-dest') ?? '' })
  if (title === 'slow') await wait(SLOW)
  if ('no-store' in c.req.query()) c.header('cache-control', 'no-store')
  if (isOther) return c.html(html)
  // Chromium that quits drops cookies without an age before it sends its last beacon.
  const kept = 'HttpOnly; SameSite=Lax; Max-Age=86400'
  c.header('set-cookie', `session=${world.id}; Path=${base}; ${kept}`)
  // What is fetched ahead, or no longer waited for, shows nobody.
  const ahead = c.req.header('sec-purpose')?.startsWith('prefetch')
  const waitedFor = !c.env.outgoing.destroyed
  if (c.req.header('sec-fetch-dest') === 'document' && !ahead && waitedFor) shown()
  return c.html(html)
}
