import { expect, test } from './support/test'
import { pass, SECOND } from './support/time'
import { openWarning } from './support/warning'

test('counts down each second', async ({ app, page }) => {
  const { time } = await openWarning(app, page)
  await expect(time).toHaveText('Time left: 1 minute')
  for (const seconds of [59, 58, 57]) {
    await pass(page, SECOND)
    await expect(time).toHaveText(`Time left: ${seconds} seconds`)
  }
})

test('speaks only at calm moments, and not at opening', async ({ app, page }) => {
  const { spoken, time } = await openWarning(app, page, { warning: '2m' })
  // The dialog has been open for a minute.
  await expect(time).toHaveText('Time left: 1 minute')
  await expect(spoken).toHaveText('Time left: 1 minute')
  const said = await spoken.evaluateHandle((region) => {
    const texts: string[] = []
    const hear = () => texts.push(`${region.textContent}`)
    new MutationObserver(hear).observe(region, { childList: true, characterData: true })
    return texts
  })
  for (let second = 59; second > 0; second--) await pass(page, SECOND)
  expect(await said.jsonValue()).toEqual(['Time left: 40 seconds', 'Time left: 20 seconds'])
})

test('says nothing beside its name and description when it opens', async ({ app, page }) => {
  const { spoken } = await openWarning(app, page)
  await expect(spoken).toHaveText('')
  await pass(page, SECOND)
  await expect(spoken).toHaveText('Time left: 1 minute')
})
