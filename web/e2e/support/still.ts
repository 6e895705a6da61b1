import { expect, type Page } from '@playwright/test'

/**
 * Waits until nothing on the page is on its way in or out: a list that closes is seen for a moment after it belongs to
 * nothing any more, and a colour on its way has no contrast of its own. Neither is what a picture is about. Whatever
 * turns for as long as it is on the screen is left alone.
 */
export async function still(page: Page): Promise<void> {
  await expect(page.locator('[class*="-leave-active"]')).toHaveCount(0)
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  )
}
