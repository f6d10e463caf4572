import type { Page } from '@playwright/test'

declare global {
  interface Window {
    violated(how: string, what: string): void
  }
}

/** Collects what the browser says of a page's policy, in every way that it has of saying it. */
export const collectViolations = async (page: Page): Promise<string[]> => {
  const violations: string[] = []
  await page.exposeFunction('violated', (how: string, what: string) => {
    violations.push(`${how}: ${what}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violated('event', event.effectiveDirective)
    })
    const observer = new ReportingObserver(
      (reports) => {
        for (const { type, body } of reports) {
          const { effectiveDirective } = body as unknown as { effectiveDirective: string }
          window.violated('observer', `${type} ${effectiveDirective}`)
        }
      },
      { types: ['csp-violation'], buffered: true },
    )
    observer.observe()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) {
      violations.push(`console: ${message.text()}`)
    }
  })
  return violations
}
