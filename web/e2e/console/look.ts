import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { still } from '../support/still'

/** Collects what the browser complains about; refusals that a test provokes are named by it. */
export function complaints(page: Page, ...expected: RegExp[]): string[] {
  const heard: string[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) heard.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text())
  })
  page.on('pageerror', (error) => note(error.message))
  return heard
}

/** Keeps a picture of the page and lets axe look at it. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  // A toast that is still fading has no contrast of its own; it is not what the picture is about.
  await expect(page.locator('.el-message')).toHaveCount(0)
  await still(page)
  await page.screenshot({ path: `${import.meta.dirname}/../screens/console-${name}.png` })
  // No page has frames of others, for which axe would open a page of its own: half of its time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}
