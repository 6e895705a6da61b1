import { devices, type BrowserContext } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { Caller, getAs, homeOf, postAs, signIn, signInByPassword } from '../support/market'
import { market } from '../support/url'
import { expect, test } from '../support/shop'

/**
 * Renews the pictures of the README from the demo's own goods and people: `npm run pictures` against a market that
 * `./shuke up` has just started. It is no test; it fails where a picture would show something else than it says.
 */
const pictures = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
const honey = 'linden-honey'
const lin = '13800001001'
const mei = '13800001002'

const phone = {
  viewport: { width: 390, height: 844 },
  userAgent: devices['Pixel 7'].userAgent,
  hasTouch: true,
  isMobile: true,
  serviceWorkers: 'block' as const,
}

interface Product {
  id: string
  skus: { id: string; price: { amountMinor: number; currency: string } }[]
}

/** Somebody buys one piece of the first kind, and pays. */
async function buy(context: BrowserContext, product: Product, who: string, number: string): Promise<void> {
  const address = await postAs<{ id: string }>(context, '/api/me/addresses', {
    ...homeOf(who, number),
    street: `文三路 ${number.slice(-2)} 号`,
  })
  const { id: skuId, price: unitPrice } = product.skus.at(-1)!
  const lines = [{ skuId, quantity: 2, unitPrice }]
  const quote = await postAs<{ total: unknown }>(context, '/api/checkout-quotes', {
    lines,
    addressId: address.id,
  })
  const order = await postAs<{ id: string }>(context, '/api/orders', {
    lines,
    addressId: address.id,
    total: quote.total,
  })
  const page = await context.newPage()
  await page.goto(`/orders/${order.id}`)
  await page.getByRole('button', { name: /付款/ }).first().click()
  await page.waitForURL('**/sandbox/cashier/**')
  await page.locator('button.pay').click()
  await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible({ timeout: 20_000 })
  await page.close()
}

test('renews the pictures', async ({ browser }) => {
  test.setTimeout(180_000)
  const hers = await browser.newContext(phone)
  const friends = await browser.newContext(phone)
  await signIn(hers, lin)
  const product = await getAs<Product>(hers, `/api/products/${honey}`)
  await buy(hers, product, '林晓雨', lin)
  await postAs(hers, '/api/shops', {})
  const link = await postAs<{ code: string }>(hers, '/api/share-links', {
    target: { kind: 'PRODUCT', id: product.id },
    channel: 'POSTER',
    placement: 'receipt',
  })

  const page = await hers.newPage()
  await page.goto(`/p/${honey}`)
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${pictures}product.png` })
  await page.setViewportSize({ width: 475, height: 844 })
  await page.goto(`/api/share-links/${link.code}/posters/LETTER.jpg`)
  await page.screenshot({ path: `${pictures}poster.png` })
  await page.setViewportSize(phone.viewport)
  await page.goto('/partner')
  await expect(page.getByText('实时')).toBeVisible()

  const visit = await friends.newPage()
  await visit.goto(`/s/${link.code}`)
  const touched = visit.waitForResponse('**/api/touches')
  await visit.getByRole('button', { name: '立即购买' }).click()
  expect((await touched).status()).toBe(204)
  await signIn(friends, mei)
  // Who buys within seconds of a scan is looked at twice, and the reward waits for a person.
  await visit.waitForTimeout(8_000)
  await buy(friends, product, '梅若兰', mei)

  await expect(page.getByText(/刚刚到账/)).toBeVisible({ timeout: 10_000 })
  await page.screenshot({ path: `${pictures}partner.png` })
  await page.getByRole('link', { name: /椴树/ }).first().click()
  await expect(page.getByRole('heading', { name: '为什么是这个数' })).toBeVisible()
  await page.screenshot({ path: `${pictures}explanation.png`, fullPage: true })

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await signInByPassword(desk, 'OWNER')
  const ledger = await desk.newPage()
  await ledger.goto(`${market}/console/ledger`)
  await expect(ledger.locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(ledger.locator('tbody tr').first()).toBeVisible()
  await ledger.screenshot({ path: `${pictures}ledger.png` })
  const balance = await (
    await Caller.owner()
  ).get<{ difference: { amountMinor: number } }>('/api/operator/ledger/trial-balance')
  expect(balance.difference.amountMinor).toBe(0)
})
