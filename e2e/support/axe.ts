import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** What axe finds in the page as it is, a line for each rule. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)
}
