import { devices, type BrowserContext, type Page } from '@playwright/test'
import { look as lookAtDesk } from '../console/look'
import { comeThrough, run, Shopper } from '../console/market'
import { Caller, newPhone, sell, signInByPassword } from '../support/market'
import { expect, expectComplaint, expectNoComplaints, look, test, watch } from '../support/shop'

const phoneOptions = {
  viewport: { width: 390, height: 844 },
  userAgent: devices['Pixel 7'].userAgent,
  hasTouch: true,
  isMobile: true,
  timezoneId: 'Asia/Shanghai',
  serviceWorkers: 'block' as const,
}
const handle = `jar-${run}`
const title = `百花蜜 ${run}`

interface Earnings {
  pending: { amountMinor: number }
}

test('one of two jars goes back: what the buyer, the operator and the partner see', async ({ browser }) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '680.00']] })
  const lin = await new Shopper(newPhone()).signIn()
  const { id: productId } = await lin.ask<{ id: string }>('GET', `/api/products/${handle}`)
  const mei = await comeThrough(await lin.share(productId), newPhone())
  const order = await mei.buy(handle, 2, '梅若兰')
  await owner.post(`/api/operator/orders/${order.id}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
  await mei.ask('POST', `/api/orders/${order.id}/receipt`)
  const earned = async () => await lin.ask<Earnings>('GET', '/api/my/earnings')
  const before = (await earned()).pending.amountMinor
  expect(before).toBeGreaterThan(0)

  const phone = await browser.newContext({ ...phoneOptions, locale: 'zh-CN' })
  const hers = await browser.newContext({ ...phoneOptions, locale: 'zh-CN' })
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  for (const context of [phone, hers, desk]) watch(context)
  await mei.enter(phone)
  await lin.enter(hers)
  await signInByPassword(desk, 'CARE')
  const page = await phone.newPage()
  const office = await desk.newPage()

  await test.step('Mei asks to return one of two jars, and knows before what comes back', async () => {
    await page.goto(`/orders/${order.id}`)
    await page.getByRole('link', { name: '退款 / 退货' }).click()
    await expect(page.getByText('会退回多少')).toBeVisible()
    await page.getByLabel('补充说明').fill('买多了一罐，没有开封。')
    await page.getByLabel('添加图片').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await page.screenshot(),
    })
    await expect(page.getByRole('img', { name: '第 1 张图片' })).toBeVisible()
    const send = page.getByRole('button', { name: '提交，退 ¥680.00' })
    await expect(send).toBeEnabled()
    await look(page, '40-after-sale-ask', true)
    await send.dblclick()
    await expect(page.getByRole('heading', { name: '等待客服答复' })).toBeVisible()
    await look(page, '41-after-sale-asked', true)
  })

  await test.step('the operator sees what waits and what comes back to whom, and agrees', async () => {
    await office.goto('/console/work')
    await expect(office.getByRole('listitem').filter({ hasText: '等待处理的售后' })).toContainText(/[1-9]/)
    await office.goto('/console/after-sales')
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('等待答复')
    await lookAtDesk(office, 'after-sales')
    await row.getByRole('link', { name: title }).click()
    await expect(office.getByText('收回', { exact: false }).first()).toBeVisible()
    await lookAtDesk(office, 'after-sale')
    await office.getByRole('button', { name: '同意' }).click()
    const dialog = office.getByRole('dialog', { name: '同意' })
    await expect(dialog).toContainText('确认收到后退 ¥680.00')
    await dialog.getByRole('button', { name: '同意' }).click()
    await expect(office.getByText('等买家寄回', { exact: true })).toBeVisible()
  })

  await test.step('Mei sends the parcel; her other tab, which is older, is told so', async () => {
    const other = await phone.newPage()
    await page.reload()
    await expect(page.getByRole('heading', { name: '请寄回商品' })).toBeVisible()
    await other.goto(page.url())
    await other.getByRole('button', { name: '撤回申请' }).click()
    await page.getByRole('button', { name: '填写运单号' }).click()
    const sheet = page.getByRole('dialog', { name: '退货包裹' })
    await sheet.getByRole('button', { name: '提交' }).click()
    await expect(sheet.getByText('请填写快递公司。')).toBeVisible()
    await sheet.getByLabel('快递公司').fill('顺丰速运')
    await sheet.getByLabel('运单号').fill('SF1390284756120')
    await look(page, '42-after-sale-parcel')
    await sheet.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('heading', { name: '等待确认收货' })).toBeVisible()

    expectComplaint(phone, /409/)
    await other.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click()
    await expect(other.getByText('对方已处理或期限已到', { exact: false })).toBeVisible()
    await expect(other.getByRole('heading', { name: '等待确认收货' })).toBeVisible()
    await other.close()
  })

  await test.step('the operator has the jar, and the money goes back', async () => {
    await office.reload()
    await office.getByRole('button', { name: '确认收到退货' }).click()
    const dialog = office.getByRole('dialog', { name: '确认收到退货' })
    await expect(dialog).toContainText('¥680.00')
    await lookAtDesk(office, 'after-sale-arrived')
    await dialog.getByRole('button', { name: '收到，退款' }).click()
    await expect(office.getByRole('heading', { name: '退给了谁多少' })).toBeVisible()
    await lookAtDesk(office, 'after-sale-refunded')
  })

  await test.step('Mei sees her refund, and Lin exactly half of her commission gone, with the reason', async () => {
    await expect(page.getByRole('heading', { name: '已退款' })).toBeVisible({ timeout: 20_000 })
    await look(page, '43-after-sale-refunded', true)
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByText('已退 1 件 · ¥680.00')).toBeVisible()
    await look(page, '44-order-partly-refunded', true)
    await page.goto('/after-sales')
    await expect(page.getByRole('link', { name: title })).toContainText('已退款')
    await look(page, '45-after-sales')

    expect((await earned()).pending.amountMinor * 2).toBe(before)
    const partner = await hers.newPage()
    await partner.goto('/partner')
    const row = partner.getByRole('link', { name: title }).first()
    await expect(row).toContainText('退货撤回')
    await look(partner, '46-partner-partly-reversed', true)
    await row.click()
    await expect(partner.getByRole('heading', { name: '撤回记录' })).toBeVisible()
    await look(partner, '47-explanation-reversed', true)
  })

  await test.step('all of it reads in English, too', async () => {
    const path = new URL(page.url()).pathname
    await english(browser, phone, path, '48-after-sales-english')
    await english(browser, hers, '/partner/debts', '49-debts-english')
  })

  for (const context of [phone, hers, desk]) {
    expectNoComplaints(context)
    await context.close()
  }
})

/** The same person's page in English. */
async function english(
  browser: { newContext: (options: object) => Promise<BrowserContext> },
  person: BrowserContext,
  path: string,
  name: string,
): Promise<void> {
  const context = await browser.newContext({
    ...phoneOptions,
    locale: 'en-US',
    storageState: await person.storageState(),
  })
  watch(context)
  const page: Page = await context.newPage()
  await page.goto(path)
  await look(page, name, true)
  expectNoComplaints(context)
  await context.close()
}
