import { type Page } from '@playwright/test'
import { Caller, codeFor, getAs, homeOf, idNumber, newPhone, postAs, sell } from '../support/market'
import { expect, expectNoComplaints, linkBehind, look, phoneOptions, test, watch } from '../support/shop'

/** Chromium answers to this name, so that the market takes the visit for a phone's, which it is. */

interface OrderView {
  id: string
  state: string
  number: string
}

async function signInOnScreen(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).last().click()
  await page.getByLabel('验证码', { exact: true }).fill(await codeFor(phone))
  await page.getByLabel('同意使用与隐私说明').check()
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function fillAddress(page: Page, recipient: string, phone: string): Promise<void> {
  await page.getByRole('button', { name: '添加收货地址' }).first().click()
  const home = homeOf(recipient, phone)
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('收货人').fill(home.recipient)
  await sheet.getByLabel('手机号').fill(home.phone)
  await sheet.getByLabel('省份').fill(home.province)
  await sheet.getByLabel('城市').fill(home.city)
  await sheet.getByLabel('区县').fill(home.district)
  await sheet.getByLabel('详细地址').fill(home.street)
  await look(page, `${recipient}-address`)
  await sheet.getByRole('button', { name: '保存地址' }).click()
  await expect(sheet).toBeHidden()
}

/** From the checkout over the payment company's page to the receipt. */
async function payFor(page: Page): Promise<string> {
  await page.getByRole('button', { name: '提交并付款' }).click()
  await page.waitForURL('**/sandbox/cashier/**')
  await page.locator('button.pay').click()
  await page.waitForURL(/\/orders\/[^/]+\/receipt/)
  await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible({ timeout: 20_000 })
  return /orders\/([^/]+)\/receipt/.exec(page.url())![1]!
}

test('the loop that pays: buy, share, be scanned, earn, be paid', async ({ browser }) => {
  test.setTimeout(240_000)
  const run = Date.now().toString(36)
  const handle = `mi-${run}`
  const title = `椴树蜜 ${run}`
  const owner = await Caller.owner()
  await sell(owner, {
    handle,
    title,
    rows: [
      ['250 克', '椴树', '40', '39.00'],
      ['500 克', '椴树', '40', '68.00'],
    ],
  })

  const linPhone = newPhone()
  const meiPhone = newPhone()
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  watch(lin)
  watch(mei)
  const hers = await lin.newPage()
  const friends = await mei.newPage()

  await test.step('Lin finds a jar of honey and buys it', async () => {
    await hers.goto('/')
    await look(hers, '01-home')
    await hers.goto(`/p/${handle}`)
    await expect(hers.getByRole('heading', { name: title, level: 2 })).toBeVisible()
    await look(hers, '02-product')
    await hers.getByRole('button', { name: '立即购买' }).click()
    const sheet = hers.getByRole('dialog', { name: '选择规格' })
    await sheet.getByRole('button', { name: '500 克' }).click()
    await expect(sheet.getByText('¥68.00').first()).toBeVisible()
    await look(hers, '03-options')
    await sheet.getByRole('button', { name: '立即购买' }).click()
    await expect(hers).toHaveURL(/\/sign-in/)
    await look(hers, '04-sign-in')
    await signInOnScreen(hers, linPhone)
    await expect(hers).toHaveURL(/\/checkout/)
    await fillAddress(hers, '林晓雨', linPhone)
    await look(hers, '05-checkout')
    await payFor(hers)
    await look(hers, '06-receipt')
  })

  let link = ''
  await test.step('her own shop is one tap away, and with it her poster', async () => {
    await hers.getByRole('button', { name: '开店，生成海报' }).click()
    const sheet = hers.getByRole('dialog', { name: '分享给朋友' })
    const poster = sheet.getByRole('img', { name: /分享海报/ })
    await expect(poster).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(750)
    await look(hers, '07-poster')
    for (const name of ['大图', '卡片']) {
      await sheet.getByRole('radio', { name }).click()
      await expect.poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(750)
    }
    link = await linkBehind(hers)
    await hers.keyboard.press('Escape')
  })

  await test.step('Mei scans the poster and sees the product at once', async () => {
    await friends.goto(link)
    await expect(friends.getByText('推荐给你')).toBeVisible()
    await expect(friends.getByRole('heading', { name: title, level: 2 })).toBeVisible()
    await look(friends, '08-shared-product')
    const touched = friends.waitForResponse('**/api/touches')
    await friends.getByRole('button', { name: '立即购买' }).click()
    expect((await touched).status()).toBe(204)
  })

  await test.step('Lin watches her earnings', async () => {
    await hers.goto('/partner')
    await expect(hers.getByText('实时')).toBeVisible()
    await look(hers, '09-partner-before')
  })

  let order = ''
  await test.step('Mei signs in by phone and buys two', async () => {
    const sheet = friends.getByRole('dialog', { name: '选择规格' })
    await sheet.getByRole('button', { name: '500 克' }).click()
    await sheet.getByRole('button', { name: '多一件' }).click()
    await sheet.getByRole('button', { name: '立即购买' }).click()
    await signInOnScreen(friends, meiPhone)
    await expect(friends).toHaveURL(/\/checkout/)
    await fillAddress(friends, '梅若兰', meiPhone)
    await expect(friends.getByText('¥136.00').first()).toBeVisible()
    order = await payFor(friends)
    await look(friends, '10-mei-receipt')
  })

  await test.step('Lin sees her commission without asking, and why', async () => {
    await expect(hers.getByText(/刚刚到账/)).toBeVisible({ timeout: 5_000 })
    await expect(hers.getByRole('link', { name: new RegExp(title) })).toHaveCount(2)
    await look(hers, '11-partner-live')
    await hers
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click()
    await expect(hers.getByRole('heading', { name: '为什么是这个数' })).toBeVisible()
    await look(hers, '12-explanation', true)
  })

  await test.step('the goods travel, and Mei confirms that she has them', async () => {
    await owner.post(`/api/operator/orders/${order}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
    await friends.goto(`/orders/${order}`)
    await look(friends, '13-order-shipped', true)
    await friends.getByRole('button', { name: '确认收货' }).click()
    await friends.getByRole('dialog').getByRole('button', { name: '确认收货' }).click()
    await expect(friends.getByRole('heading', { name: '已收货' })).toBeVisible()
    await friends.goto('/orders')
    await look(friends, '14-orders')
  })

  await test.step('the return window ends and the commission is released', async () => {
    await owner.post('/api/demo/clock', { advanceSeconds: 8 * 24 * 3600 })
    await expect
      .poll(
        async () =>
          (await getAs<{ available: { amountMinor: number } }>(lin, '/api/my/earnings')).available
            .amountMinor,
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await hers.goto('/partner')
    await expect(hers.getByText('已结算').first()).toBeVisible()
    await look(hers, '15-partner-released')
  })

  await test.step('Lin asks for a payout, the operator approves, it is paid', async () => {
    await hers.goto('/partner/payouts')
    await hers.getByRole('link', { name: '去实名认证' }).click()
    await hers.getByLabel('真实姓名').fill('林晓雨')
    await hers.getByLabel('身份证号', { exact: true }).fill(idNumber())
    await hers.getByRole('button', { name: '提交核验' }).click()
    await expect(hers.getByRole('alert')).toHaveText('请先勾选同意。')
    await look(hers, '16-identity')
    await hers.getByLabel(/我单独同意/).check()
    await hers.getByRole('button', { name: '提交核验' }).click()
    await expect(hers.getByText(/^林\*\* · \*{4}/)).toBeVisible()
    await look(hers, '16-identity-verified')
    await hers.getByRole('link', { name: '去提现' }).click()
    await hers.getByRole('button', { name: '全部' }).click()
    await expect(hers.getByText('预扣个人所得税')).toBeVisible()
    await look(hers, '16-payout')
    await hers.getByRole('button', { name: '申请提现' }).click()
    await expect(hers.getByText('待审核', { exact: true })).toBeVisible()
    const { items } = await getAs<{ items: { id: string }[] }>(lin, '/api/my/payouts')
    await owner.post(`/api/operator/payouts/${items[0]!.id}/approval`)
    await expect
      .poll(
        async () => (await getAs<{ items: { state: string }[] }>(lin, '/api/my/payouts')).items[0]!.state,
        { timeout: 60_000 },
      )
      .toBe('PAID')
    await hers.reload()
    await expect(hers.getByText('已到账').first()).toBeVisible()
    await look(hers, '17-payout-paid')
    await hers.goto('/partner/customers')
    await expect(hers.getByText(/1 单/)).toBeVisible()
    await look(hers, '18-customers')
  })

  await test.step('and the ledger sums to zero', async () => {
    const balance = await owner.get<{ difference: { amountMinor: number }; drift: number }>(
      '/api/operator/ledger/trial-balance',
    )
    expect(balance.difference.amountMinor).toBe(0)
    expect(balance.drift).toBe(0)
  })

  for (const context of [lin, mei]) {
    expectNoComplaints(context)
    await context.close()
  }
})

test('a friend who was not brought by anybody earns nothing for anybody', async ({ context, page }) => {
  const phone = newPhone()
  const owner = await Caller.owner()
  const handle = `cha-${Date.now().toString(36)}`
  await sell(owner, { handle, title: `岩茶 ${handle}`, rows: [['一盒', '', '10', '49.00']] })
  await page.goto(`/p/${handle}`)
  await page.getByRole('button', { name: '立即购买' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '立即购买' }).click()
  await signInOnScreen(page, phone)
  await fillAddress(page, '周远', phone)
  const id = await payFor(page)
  const order = await getAs<OrderView>(context, `/api/orders/${id}`)
  expect(order.state).toBe('PAID')
  await postAs(context, '/api/shops', {})
  await page.goto('/partner/why-not')
  await page.getByLabel('订单号').fill(order.number)
  await page.getByRole('button', { name: '查一查' }).click()
  await expect(page.getByRole('heading', { name: '这个订单没有给你带来收益' })).toBeVisible()
  await look(page, '19-why-not')
})
