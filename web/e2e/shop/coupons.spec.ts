import { devices } from '@playwright/test'
import { look as lookAtDesk } from '../console/look'
import { run, Shopper } from '../console/market'
import { Caller, homeOf, newPhone, sell, signInByPassword } from '../support/market'
import { expect, expectNoComplaints, look, test, watch } from '../support/shop'
import { day } from '../support/time'

const phoneOptions = {
  viewport: { width: 390, height: 844 },
  userAgent: devices['Pixel 7'].userAgent,
  hasTouch: true,
  isMobile: true,
  timezoneId: 'Asia/Shanghai',
  serviceWorkers: 'block' as const,
}
const handle = `autumn-${run}`
const title = `秋蜜 ${run}`
const name = `秋蜜满 100 减 15 · ${run}`
const byLink = `老客九折 · ${run}`

test('a coupon is made, claimed, used, and a part of the order goes back', async ({ browser }) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const mei = await new Shopper(newPhone()).signIn()
  const home = homeOf('梅若兰', mei.phone)
  await mei.ask('POST', '/api/me/addresses', home)
  const { skus } = await mei.ask<{ skus: { id: string }[] }>('GET', `/api/products/${handle}`)

  const phone = await browser.newContext({ ...phoneOptions, locale: 'zh-CN' })
  const desk = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  for (const context of [phone, desk]) watch(context)
  await signInByPassword(desk, 'OWNER')
  const page = await phone.newPage()
  const office = await desk.newPage()

  await test.step('the operator makes a coupon and publishes it', async () => {
    await office.goto('/console/coupons')
    await office.getByRole('button', { name: '新建优惠券' }).click()
    const dialog = office.getByRole('dialog', { name: '新建优惠券' })
    await expect(dialog.getByRole('button', { name: '存为草稿' })).toBeDisabled()
    await dialog.getByLabel('名称').fill(name)
    await dialog.getByLabel('减多少').fill('15')
    await dialog.getByLabel('满多少可用').fill('100')
    await dialog.getByLabel('总张数').fill('20')
    await dialog.getByPlaceholder('第一天').fill(await day(0))
    await dialog.getByPlaceholder('最后一天').fill(await day(30))
    await dialog.getByPlaceholder('最后一天').press('Enter')
    await lookAtDesk(office, 'coupon-make')
    await dialog.getByRole('button', { name: '存为草稿' }).click()
    const row = office.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('草稿')
    await row.getByRole('button', { name: '发布' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await expect(row).toContainText('已发布')
  })

  const unlisted = await owner.post<{ id: string; code: string }>('/api/operator/coupons', {
    name: byLink,
    kind: 'PERCENT',
    basisPoints: 1_000,
    thresholdMinor: 0,
    funder: 'MARKET',
    audience: 'EVERYONE',
    firstDay: await day(0),
    lastDay: await day(30),
    pieces: 5,
    mostEach: 1,
    listed: false,
  })
  await owner.post(`/api/operator/coupons/${unlisted.id}/publication`)

  await test.step('whoever is not signed in sees it, and signs in to claim it', async () => {
    await page.goto('/coupons')
    const offer = page.getByRole('article').filter({ hasText: name })
    await expect(offer.getByRole('link', { name: '登录后领取' })).toBeVisible()
    await expect(page.getByRole('article').filter({ hasText: byLink })).toHaveCount(0)
  })
  await mei.enter(phone)

  await test.step('Mei claims it in the coupon centre, and another by its link', async () => {
    await page.goto('/coupons')
    const offer = page.getByRole('article').filter({ hasText: name })
    await offer.getByRole('button', { name: '立即领取' }).dblclick()
    await expect(offer.getByRole('link', { name: '去使用' })).toBeVisible()
    await look(page, '70-coupon-centre', true)
    await page.goto(`/coupons/${unlisted.code}`)
    await look(page, '71-coupon-link')
    await page.getByRole('button', { name: '立即领取' }).click()
    await expect(page.getByRole('link', { name: '去使用' })).toBeVisible()
    await page.goto('/me/coupons')
    await expect(page.getByRole('article')).toHaveCount(2)
    await look(page, '72-my-coupons')
  })

  await test.step('the product says which coupons are for it, and a page how a price is made', async () => {
    await page.goto(`/p/${handle}`)
    const strip = page.getByTestId('product-coupons')
    await expect(strip.getByRole('link').first()).toBeVisible()
    await strip.scrollIntoViewIfNeeded()
    await look(page, '78-product-coupons', true)
    await page.goto('/coupons')
    await page.getByRole('link', { name: '价格怎么算' }).click()
    await expect(page.getByRole('heading', { name: '一张商品券' })).toBeVisible()
    await look(page, '79-price-rules', true)
  })

  await test.step('the checkout takes the one that saves most, says how the price comes about, and lets her choose', async () => {
    await page.goto(`/checkout?lines=${skus[0]!.id}*2`)
    await expect(page.getByRole('button', { name: /优惠券.*已省 ¥15.00/ })).toBeVisible()
    await expect(page.getByText('¥121.00')).toBeVisible()
    await look(page, '73-checkout-coupon', true)
    await page.getByRole('button', { name: /优惠券/ }).click()
    await look(page, '74-coupon-choice')
    await page.getByLabel(byLink).check()
    await page.getByRole('button', { name: '完成' }).click()
    await expect(page.getByText('−¥13.60')).toBeVisible()
    await page.getByRole('button', { name: /优惠券/ }).click()
    await page.getByLabel(name).check()
    await page.getByRole('button', { name: '完成' }).click()
    await expect(page.getByText('−¥15.00')).toBeVisible()
    await page.getByRole('button', { name: '提交并付款' }).dblclick()
    await page.waitForURL('**/sandbox/cashier/**')
    await page.locator('button.pay').click()
    await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible({ timeout: 20_000 })
  })

  const { items } = await mei.ask<{ items: { id: string }[] }>('GET', '/api/orders')
  const order = items[0]!.id

  await test.step('the order keeps the breakdown, and the coupon is used', async () => {
    await page.goto(`/orders/${order}`)
    await expect(page.getByText('−¥15.00')).toBeVisible()
    await look(page, '75-order-breakdown', true)
    await page.goto('/me/coupons?standing=USED')
    await expect(page.getByRole('article')).toContainText('已减 ¥15.00')
    await look(page, '76-used-coupons')
    await office.goto(`/console/orders/${order}`)
    await expect(office.getByText('-¥15.00')).toBeVisible()
    await lookAtDesk(office, 'order-with-coupon')
    await office.goto('/console/coupons')
    await expect(office.getByRole('row').filter({ hasText: name })).toContainText('1 / 20')
    await lookAtDesk(office, 'coupons')
  })

  await test.step('one of the two jars goes back for what was paid for it', async () => {
    await owner.post(`/api/operator/orders/${order}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
    await mei.ask('POST', `/api/orders/${order}/receipt`)
    await page.goto(`/orders/${order}`)
    await page.getByRole('link', { name: '退款 / 退货' }).click()
    await expect(page.getByRole('button', { name: '提交，退 ¥60.50' })).toBeEnabled()
    await look(page, '77-part-refund', true)
  })

  for (const context of [phone, desk]) expectNoComplaints(context)
  await Promise.all([phone.close(), desk.close()])
})
