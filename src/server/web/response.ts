import type { Answer } from '../port'

export const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(body ?? null, { status, headers })
