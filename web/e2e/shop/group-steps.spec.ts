import { devices } from '@playwright/test'
import { run } from '../console/market'
import { Caller, sell, signInByPassword } from '../support/market'
import { join, shopper } from '../support/groups'
import { expect, expectNoComplaints, look, test, watch } from '../support/shop'
import { look as lookAtDesk } from '../console/look'
import { day } from '../support/time'

const handle = `steps-${run}`
const title = `阶梯蜜 ${run}`

interface Order {
  id: string
  state: string
  total: { amountMinor: number }
  groupSaving: { amountMinor: number }
  group: { code: string }
}

test('a group becomes cheaper the more people it has, and the difference comes back', async ({ browser }) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const desk = await browser.newContext({ viewport: { width: 1440, height: 1100 }, locale: 'zh-CN' })
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    userAgent: devices['Pixel 7'].userAgent,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  })
  for (const context of [desk, phone]) watch(context)
  await signInByPassword(desk, 'OWNER')
  const office = await desk.newPage()

  await test.step('the operator makes a campaign with two price steps', async () => {
    await office.goto('/console/group-campaigns')
    await office.getByRole('button', { name: '新建拼团活动' }).click()
    const dialog = office.getByRole('dialog', { name: '新建拼团活动' })
    await dialog.getByLabel('商品', { exact: true }).fill(title)
    await office.getByRole('option', { name: title }).click()
    await dialog.getByLabel('拼团价').fill('59')
    await dialog.getByLabel('预留件数').fill('20')
    await dialog.getByLabel('几人成团', { exact: true }).fill('4')
    await dialog.getByLabel('到点时几人也成团').fill('2')
    for (const [at, people, price] of [
      [1, '3', '55'],
      [2, '4', '49.90'],
    ] as const) {
      await dialog.getByRole('button', { name: '加一档价格' }).click()
      await dialog.getByLabel(`第 ${at} 档人数`).fill(people)
      await dialog.getByLabel(`满 ${people} 人的价格`).fill(price)
    }
    await dialog.getByLabel('开团的人自己的订单减多少').fill('3')
    await dialog.getByPlaceholder('第一天').fill(await day(0))
    await dialog.getByPlaceholder('最后一天').fill(await day(30))
    await dialog.getByPlaceholder('最后一天').press('Enter')
    await lookAtDesk(office, 'group-steps-make')
    await dialog.getByRole('button', { name: '存为草稿' }).click()
    const row = office.getByRole('row').filter({ hasText: title })
    await row.getByRole('button', { name: '发布' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await expect(row).toContainText('已发布')
    await expect(row).toContainText('满 4 人')
    await lookAtDesk(office, 'group-steps')
  })

  const { items } = await owner.get<{ items: { id: string; title: string }[] }>(
    '/api/operator/group-campaigns',
  )
  const campaign = items.find((one) => one.title === title)!.id
  const lin = await shopper('林晓雨')
  const { skus } = await lin.ask<{ skus: { id: string }[] }>('GET', `/api/products/${handle}`)
  const hers = await phone.newPage()
  await lin.enter(phone)

  await test.step('the product says what it costs with how many', async () => {
    await hers.goto(`/p/${handle}`)
    await expect(hers.getByRole('heading', { name: '2–4 人一起买' })).toBeVisible()
    await expect(hers.getByRole('list', { name: '按人数的价格' })).toContainText('4 人')
    await look(hers, '90-product-steps', true)
    await hers.getByRole('button', { name: '我来开团' }).click()
    await look(hers, '91-open-sheet-steps')
    await hers.getByRole('button', { name: '去付款，开团' }).click()
    await expect(hers.getByText('开团优惠')).toBeVisible()
    await look(hers, '92-checkout-opener', true)
    await hers.getByRole('button', { name: '提交并付款' }).click()
    await hers.waitForURL('**/sandbox/cashier/**')
    await hers.locator('button.pay').click()
    await hers.waitForURL(/\/g\/[0-9A-Za-z]+$/, { timeout: 30_000 })
    await expect(hers.getByRole('heading', { name: '还差 1 人成团' })).toBeVisible()
  })

  const code = /\/g\/([0-9A-Za-z]+)$/.exec(hers.url())![1]!
  const friends = [await shopper('梅若兰'), await shopper('柏舟'), await shopper('安然')]
  const orders: Order[] = []
  await test.step('friends join, and the page says what one more would do', async () => {
    orders.push(await join<Order>(friends[0]!, skus[0]!.id, campaign, code))
    await expect(hers.getByRole('heading', { name: '人数已够，还有 2 个空位' })).toBeVisible()
    await expect(hers.getByText('再来 1 人，每人只要')).toBeVisible()
    await look(hers, '93-group-enough', true)
    orders.push(await join<Order>(friends[1]!, skus[0]!.id, campaign, code))
    orders.push(await join<Order>(friends[2]!, skus[0]!.id, campaign, code))
    await expect(hers.getByRole('heading', { name: '拼团成功' })).toBeVisible()
    await look(hers, '94-group-steps-filled', true)
  })

  await test.step('everybody has the lowest price, and the difference back', async () => {
    await expect
      .poll(async () => (await friends[0]!.ask<Order>('GET', `/api/orders/${orders[0]!.id}`)).state, {
        timeout: 20_000,
      })
      .toBe('PAID')
    const sold = await friends[0]!.ask<Order>('GET', `/api/orders/${orders[0]!.id}`)
    expect(sold.groupSaving.amountMinor).toBe(910)
    expect(sold.total.amountMinor).toBe(orders[0]!.total.amountMinor - 910)
    await hers.getByRole('link', { name: '查看我的订单' }).click()
    await expect(hers.getByText('人多更便宜，差价已退')).toBeVisible({ timeout: 20_000 })
    await expect(hers.getByText('开团优惠')).toBeVisible()
    await look(hers, '95-order-steps', true)
  })

  for (const context of [desk, phone]) expectNoComplaints(context)
  await Promise.all([desk.close(), phone.close()])
})
