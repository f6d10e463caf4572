import { secureHeaders } from 'hono/secure-headers'

type Policy = NonNullable<NonNullable<Parameters<typeof secureHeaders>[0]>['contentSecurityPolicy']>

const strict = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
} satisfies Policy

const headers = (policy: Policy, xFrameOptions: string) =>
  secureHeaders({
    contentSecurityPolicy: policy,
    xFrameOptions,
    referrerPolicy: 'same-origin',
    // The demo speaks plain http on the loopback address.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
  })

const standard = headers(strict, 'DENY')
const framing = headers({ ...strict, frameSrc: ["'self'"] }, 'DENY')
const framed = headers({ ...strict, frameAncestors: ["'self'"] }, 'SAMEORIGIN')

/** The same strict policy everywhere; one page holds a frame, and one is shown in it. */
export const securityHeaders: typeof standard = (c, next) => {
  if (c.req.path === '/documents') return framing(c, next)
  if (c.req.path === '/rates') return framed(c, next)
  return standard(c, next)
}
