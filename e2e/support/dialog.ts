import type { Page } from '@playwright/test'

/** How every failure is told, whatever it is that failed. */
export const PROBLEM = /could not/

/** The parts of the SDK's own dialog and curtain, as a person or a screen reader finds them. */
export const dialogOf = (page: Page) => {
  const dialog = page.getByRole('alertdialog')
  const button = (name: string) => dialog.getByRole('button', { name })
  return {
    dialog,
    stay: button('Stay signed in'),
    signOut: button('Sign out now'),
    retry: button('Try again'),
    problem: dialog.getByRole('alert'),
    /** What is said aloud. */
    spoken: dialog.getByRole('status'),
    time: dialog.locator('[part=time]'),
    curtain: page.locator('lastcall-dialog dialog.curtain:modal'),
  }
}

/** A person moves the pointer. */
export const act = async (page: Page): Promise<void> => {
  await page.mouse.move(Math.random() * 200, 100)
  await page.mouse.move(Math.random() * 200 + 200, 200)
}

export const stateOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.lastcall?.session?.state)

export const remainingOf = (page: Page): Promise<number | undefined> =>
  page.evaluate(() => window.lastcall?.session?.remaining)

/** Until nothing about the dialog's look is on its way any more. */
export const settledLook = (page: Page): Promise<unknown> =>
  dialogOf(page).dialog.evaluate((dialog) =>
    Promise.all(dialog.getAnimations().map(({ finished }) => finished)),
  )
