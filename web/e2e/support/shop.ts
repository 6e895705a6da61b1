import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { still } from './still'

const screens = fileURLToPath(new URL('../screens/', import.meta.url))

/** Console errors and uncaught exceptions of every page that a test opened. */
const complaints = new WeakMap<BrowserContext, string[]>()

/** Answers that a test provokes on purpose may be listed by the browser as failed resources. */
const provoked = new WeakMap<BrowserContext, RegExp[]>()

export function watch(context: BrowserContext): void {
  const heard: string[] = []
  complaints.set(context, heard)
  provoked.set(context, [])
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => heard.push(String(error.error())))
}

export function expectComplaint(context: BrowserContext, words: RegExp): void {
  provoked.get(context)?.push(words)
}

export function expectNoComplaints(context: BrowserContext): void {
  const allowed = provoked.get(context) ?? []
  expect(
    (complaints.get(context) ?? []).filter((line) => !allowed.some((words) => words.test(line))),
  ).toEqual([])
}

export const test = base.extend({
  context: async ({ context }, use) => {
    watch(context)
    await use(context)
    expectNoComplaints(context)
  },
})

/** Looks at a screen as a person would: leaves a picture, and lets axe find what would keep somebody out. */
export async function look(page: Page, name: string, whole = false): Promise<void> {
  // A cold page has its heading once the shop has started.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  await expect(page.locator('.bone')).toHaveCount(0)
  await still(page)
  await page.screenshot({ path: `${screens}${name}.png`, fullPage: whole, animations: 'disabled' })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    `axe on ${name}`,
  ).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(tooWide, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}

export { expect } from '@playwright/test'
