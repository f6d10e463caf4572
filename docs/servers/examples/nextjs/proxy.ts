import { expiredResponse } from 'lastcall/server'
import { type NextRequest, NextResponse } from 'next/server'
import { endpoints } from './lib/session'

/** Before every page behind the sign-in: `middleware` in Next 15, with `runtime: 'nodejs'`. */
export async function proxy(request: NextRequest): Promise<Response> {
  // No answer is there yet, so a document counts by its request. Prefetches slide nothing.
  const visit = await endpoints.touch(request)
  if (visit.state === 'live') return NextResponse.next({ headers: { 'cache-control': 'no-store' } })
  if (visit.state === 'unavailable') return new Response('Try again in a minute.', { status: 503 })
  if (visit.state === 'new') return NextResponse.redirect(new URL('/sign-in', request.url), 303)
  // A proxy of Next refuses a Location without an origin.
  const expiredUrl = new URL('/session-expired', request.url).href
  return expiredResponse(request, visit, { expiredUrl, returnParam: 'from' })
}

export const config = { matcher: ['/account/:path*'] }
