import AxeBuilder from '@axe-core/playwright'
import { test as base, devices, expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
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

/** A phone of the market's people. */
export const phoneOptions = {
  viewport: { width: 390, height: 844 },
  userAgent: devices['Pixel 7'].userAgent,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  serviceWorkers: 'block' as const,
}

/** From the checkout through the cashier, until this address is reached. */
export async function payUntil(page: Page, reached: RegExp): Promise<void> {
  await page.getByRole('button', { name: '提交并付款' }).click()
  await page.waitForURL('**/sandbox/cashier/**')
  await page.locator('button.pay').click()
  await page.waitForURL(reached, { timeout: 30_000 })
}

/** Pays, and sees the receipt. */
export async function payFor(page: Page): Promise<void> {
  await payUntil(page, /\/orders\/[^/]+\/receipt/)
  await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible({ timeout: 20_000 })
}

/** From a post to the receipt: the goods are tapped on its picture, which is its author's link. */
export async function buyOnPicture(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: `图上的商品：${title}` }).click()
  await expect(page).toHaveURL(/\/s\//)
  const touched = page.waitForResponse('**/api/touches')
  await page.getByRole('button', { name: '立即购买' }).click()
  expect((await touched).status()).toBe(204)
  await page.getByRole('dialog', { name: '选择规格' }).getByRole('button', { name: '立即购买' }).click()
  await expect(page).toHaveURL(/\/checkout/)
  await payFor(page)
}

/** What a post brought its author, once its first order is there. */
export async function resultsOf(page: Page, post: string): Promise<Locator> {
  await page.goto(post)
  const results = page.locator('section').filter({ hasText: '这篇动态带来了什么' })
  await expect
    .poll(
      async () => {
        await page.reload()
        await expect(results).toBeVisible()
        return results.getByRole('link', { name: /为什么/ }).count()
      },
      { timeout: 15_000 },
    )
    .toBe(1)
  return results
}

/** What the poster's QR code says: the address of its link. */
export async function linkBehind(page: Page): Promise<string> {
  const poster = await page.getByRole('img', { name: /分享海报/ }).getAttribute('src')
  const code = /share-links\/([^/]+)\/posters/.exec(poster ?? '')?.[1]
  expect(code, 'the poster belongs to a share link').toBeTruthy()
  expect((await page.context().request.get(poster!)).headers()['content-type']).toBe('image/jpeg')
  return `/s/${code}`
}

/** Looks at a screen as a person would: leaves a picture, and lets axe find what would keep somebody out. */
export async function look(page: Page, name: string, whole = false): Promise<void> {
  // A cold page has its heading once the shop has started.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  await expect(page.locator('.bone')).toHaveCount(0)
  await still(page)
  await page.screenshot({ path: `${screens}${name}.png`, fullPage: whole, animations: 'disabled' })
  // No page has frames of others, for which axe would open a page of its own: half of its time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    `axe on ${name}`,
  ).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(tooWide, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}

export { expect } from '@playwright/test'
