import { look as lookAtDesk } from '../console/look'
import { run, type Shopper } from '../console/market'
import { shopper } from '../support/groups'
import { Caller, sell, signInByPassword } from '../support/market'
import { expect, expectNoComplaints, look, payFor, phoneOptions, test, watch } from '../support/shop'
import { minute } from '../support/time'

const handle = `flash-${run}`
const title = `抢购蜜 ${run}`

/** Takes a piece without a browser, and does not pay. */
async function take(person: Shopper, offerId: string, skuId: string): Promise<void> {
  const { items } = await person.ask<{ items: { id: string }[] }>('GET', '/api/me/addresses')
  const addressId = items[0]!.id
  const quote = await person.ask<{ total: unknown; lines: { unitPrice: unknown }[] }>(
    'POST',
    '/api/checkout-quotes',
    { lines: [{ skuId, quantity: 1 }], addressId, flashOfferId: offerId },
  )
  const { order } = await person.ask<{ order: { id: string } | null }>(
    'POST',
    `/api/flash-offers/${offerId}/orders`,
    { quantity: 1, unitPrice: quote.lines[0]!.unitPrice, addressId, total: quote.total },
  )
  expect(order).not.toBeNull()
}

test('two pieces: Lin buys one, Mei waits in line and is called when nobody pays for the other', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await shopper('林晓雨')
  const mei = await shopper('梅若兰')
  const bo = await shopper('柏舟')
  const linPhone = await browser.newContext(phoneOptions)
  const meiPhone = await browser.newContext(phoneOptions)
  const desk = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  for (const context of [linPhone, meiPhone, desk]) watch(context)
  await signInByPassword(desk, 'OWNER')
  const office = await desk.newPage()

  await test.step('the operator makes a flash offer and publishes it', async () => {
    await office.goto('/console/flash-offers')
    await office.getByRole('button', { name: '新建抢购' }).click()
    const dialog = office.getByRole('dialog', { name: '新建抢购' })
    await dialog.getByLabel('商品', { exact: true }).fill(title)
    await office.getByRole('option', { name: title }).click()
    await expect(dialog.getByText('平时 ¥68.00')).toBeVisible()
    await dialog.getByLabel('抢购价').fill('39.90')
    await dialog.getByLabel('件数').fill('2')
    await dialog.getByPlaceholder('开始').fill(await minute(-1))
    await dialog.getByPlaceholder('结束').fill(await minute(20))
    await dialog.getByPlaceholder('结束').press('Enter')
    await lookAtDesk(office, 'flash-offer-make')
    await dialog.getByRole('button', { name: '存为草稿' }).click()
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('草稿')
    await row.getByRole('button', { name: '发布' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await expect(row).toContainText('已发布')
    await expect(row).toContainText('还剩 2 件')
  })

  const hers = await linPhone.newPage()
  await test.step('Lin finds it on the home page and at the goods, orders and pays', async () => {
    await lin.enter(linPhone)
    await hers.goto('/flash')
    await expect(hers.getByRole('link', { name: new RegExp(title) })).toBeVisible()
    await look(hers, '90-flash-offers', true)
    await hers.goto(`/p/${handle}`)
    await expect(hers.getByRole('heading', { name: '限时抢购' })).toBeVisible()
    await look(hers, '91-product-flash', true)
    await hers.getByTestId('flash').getByRole('link').click()
    await expect(hers.getByRole('heading', { name: '还剩 2 件' })).toBeVisible()
    await expect(hers.getByRole('timer')).toContainText('剩')
    await look(hers, '92-flash-open', true)
    await hers.getByRole('button', { name: '按这个价下单' }).click()
    await expect(hers.getByText('限时抢购价不与优惠券同享。')).toBeVisible()
    await look(hers, '93-checkout-flash', true)
    await payFor(hers)
  })

  const offerId = await test.step('Bo takes the other one and does not pay', async () => {
    const { items } = await owner.get<{ items: { id: string; title: string; skuId: string }[] }>(
      '/api/operator/flash-offers',
    )
    const offer = items.find((one) => one.title === title)!
    await take(bo, offer.id, offer.skuId)
    return offer.id
  })

  const phone = await meiPhone.newPage()
  await test.step('Mei gets in line instead of an error', async () => {
    await mei.enter(meiPhone)
    await phone.goto(`/flash/${offerId}`)
    await expect(phone.getByRole('heading', { name: '都有人拿着，还没付完' })).toBeVisible()
    await look(phone, '94-flash-line', true)
    await phone.getByRole('button', { name: '去排队' }).click()
    await phone.getByRole('button', { name: '提交并付款' }).click()
    await expect(phone.getByRole('heading', { name: '你前面还有 0 人' })).toBeVisible()
    await look(phone, '95-flash-waiting', true)
  })

  await test.step('nobody pays for the other: it is her turn, before her eyes, and she is told', async () => {
    await owner.post('/api/demo/clock', { advanceSeconds: 5 * 60 + 1 })
    await expect(phone.getByRole('heading', { name: '轮到你了' })).toBeVisible({ timeout: 30_000 })
    await look(phone, '96-flash-called', true)
    const notices = await meiPhone.newPage()
    await notices.goto('/messages/notifications')
    await expect(notices.getByText('限时抢购轮到你了')).toBeVisible({ timeout: 20_000 })
    await notices.close()
    await phone.getByRole('button', { name: '轮到我了，去下单' }).click()
    await payFor(phone)
    await phone.goto(`/flash/${offerId}`)
    await expect(phone.getByRole('heading', { name: '已买到' })).toBeVisible()
    await expect(phone.getByRole('heading', { name: '已售罄' })).toBeVisible()
    await look(phone, '97-flash-bought', true)
  })

  await test.step('the operator reads what became of it', async () => {
    await office.goto('/console/flash-offers')
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('3 人来过 · 已付 2 件 · 未付 0 件')
    await lookAtDesk(office, 'flash-offers')
    await row.getByRole('link', { name: title }).click()
    await expect(office.getByRole('region', { name: '参与情况' })).toContainText('付了款2')
    await expect(office.getByText('1 人次排过队，其中 0 人次离开或错过。')).toBeVisible()
    const first = office.getByRole('row').filter({ hasText: '林晓雨' })
    await expect(first).toContainText('已付款')
    await lookAtDesk(office, 'flash-offer')
    await first.getByRole('link', { name: '订单' }).click()
    await expect(office.getByText(title).first()).toBeVisible()
  })

  for (const context of [linPhone, meiPhone, desk]) expectNoComplaints(context)
  await Promise.all([linPhone.close(), meiPhone.close(), desk.close()])
})
