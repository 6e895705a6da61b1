import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { signInByPassword } from '../support/market'
import { complaints, look } from './look'
import { market } from '../support/url'
import { comeThrough, run, Shopper } from './market'

test.describe.configure({ mode: 'serial' })

const tail = String(Date.now()).slice(-7)
const [lin, mei, hua, yun, bo] = [1581, 1582, 1583, 1584, 1585].map((head) => `${head}${tail}`) as [
  string,
  string,
  string,
  string,
  string,
]
const picture = readFileSync(`${import.meta.dirname}/../../shop/public/icon-512.png`)

let page: Page
let heard: string[]

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext()
  await signInByPassword(context, 'OWNER')
  page = await context.newPage()
  heard = complaints(page)
})
test.afterEach(() => expect(heard.splice(0)).toEqual([]))
test.afterAll(() => page.context().close())

const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text })

test('a picture is put on a product, and its stock counted', async () => {
  await page.goto('/console/catalogue?q=linden')
  await row('椴树原蜜').getByRole('link').click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'honey.png', mimeType: 'image/png', buffer: picture })
  const dialog = page.getByRole('dialog', { name: '上传图片' })
  await expect(dialog).toContainText('honey.png')
  await dialog.getByLabel('图片说明').fill(`一罐蜜 ${run}`)
  await look(page, 'picture-upload')
  await dialog.getByRole('button', { name: '上传', exact: true }).click()
  await expect(page.getByRole('img', { name: `一罐蜜 ${run}` })).toBeVisible()
  await page.getByRole('button', { name: `删除图片：一罐蜜 ${run}` }).click()
  await expect(page.getByRole('img', { name: `一罐蜜 ${run}` })).toHaveCount(0)

  await page.getByRole('button', { name: '盘点' }).first().click()
  const count = page.getByRole('dialog', { name: /^盘点：/ })
  await count.getByLabel('实际件数').fill('二十')
  await expect(count.getByRole('button', { name: '记下盘点' })).toBeDisabled()
  await count.getByLabel('实际件数').fill('77')
  await look(page, 'stock-count')
  await count.getByRole('button', { name: '记下盘点' }).click()
  await expect(page.getByText(/已记下：可售 \d+，占用 \d+/)).toBeVisible()
  await look(page, 'product-counted')
})

test('an order is cancelled by staff with a reason, and taken away in a file', async () => {
  const buyer = await new Shopper(lin).signIn()
  const order = await buyer.buy('linden-honey', 1, '林晓雨')
  await page.goto(`/console/orders/${order.id}`)
  await page.getByRole('button', { name: '取消订单' }).click()
  const dialog = page.getByRole('dialog', { name: '取消订单' })
  await dialog.getByRole('button', { name: '取消这单' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByRole('textbox').fill('买家来电，地址填错了')
  await look(page, 'order-cancelling')
  await dialog.getByRole('button', { name: '取消这单' }).click()
  await expect(page.getByText('订单已取消。')).toBeVisible()
  await expect(page.getByText('买家来电，地址填错了')).toBeVisible()
  await look(page, 'order-cancelled')

  await page.goto(`/console/orders?q=${order.number}`)
  await expect(row(order.number)).toBeVisible()
  await look(page, 'orders-export')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toMatch(/^\uFEFF订单号,状态,/)
  expect(text).toContain(`${order.number},已取消,`)
  expect(text).toMatch(/\r\n# rows: 1\r\n$/)
})

/** From now on the sandbox makes no refund, or makes them again. */
async function refuse(refuse: boolean) {
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
  const headers = { 'X-XSRF-TOKEN': token }
  const answer = await page.request.put(`${market}/api/sandbox/faults`, { data: { refuse }, headers })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('a refund that the provider will not make is paid by hand, and the order tells the buyer', async ({
  browser,
}) => {
  const buyer = await new Shopper(bo).signIn()
  const order = await buyer.buy('linden-honey', 1, '林晓雨')
  await refuse(true)
  await buyer.ask('POST', `/api/orders/${order.id}/cancellation`, { reason: '不想要了' })
  await expect(async () => {
    await page.goto('/console/payments/refunds')
    await expect(row(order.number)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await refuse(false)

  await row(order.number).getByRole('button', { name: '人工退' }).click()
  const taking = page.getByRole('dialog', { name: '改为人工退款' })
  await taking.getByRole('textbox').fill('买家的卡已注销，留了银行账户')
  await look(page, 'refund-by-hand')
  await taking.getByRole('button', { name: '改为人工退' }).click()
  await expect(page.getByText('已锁定，等待付款。')).toBeVisible()
  await expect(row(order.number)).toHaveCount(0)

  await page.goto('/console/payments/refunds?state=BY_HAND')
  await expect(row(order.number)).toContainText('买家的卡已注销')
  await look(page, 'refunds-by-hand')
  await row(order.number).getByRole('button', { name: '登记付款' }).click()
  const paying = page.getByRole('dialog', { name: '登记人工退款' })
  await expect(paying.getByRole('button', { name: '登记', exact: true })).toBeDisabled()
  await paying.getByLabel('付款凭证').fill(`银行流水 ${run}`)
  await look(page, 'refund-by-hand-paid')
  await paying.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('已登记，买家会在订单里看到。')).toBeVisible()
  await page.goto('/console/payments/refunds?state=PAID_BY_HAND')
  await expect(row(order.number)).toContainText(`银行流水 ${run}`)
  await look(page, 'refunds-paid-by-hand')

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await buyer.enter(phone)
  const shop = await phone.newPage()
  await shop.goto(`${market}/orders/${order.id}`)
  await expect(shop.getByText('无法原路退回，已转账给你')).toBeVisible()
  await shop.screenshot({ path: `${import.meta.dirname}/../screens/console-refund-told.png`, fullPage: true })
  await phone.close()
})

test('a binding is changed with a reason that is shown', async () => {
  const sharer = await new Shopper(yun).signIn()
  await new Shopper(hua)
    .signIn()
    .then((partner) => partner.ask('POST', '/api/shops', { name: `新主 ${run}` }))
  const { id } = await sharer.ask<{ id: string }>('GET', '/api/products/linden-honey')
  const customer = await comeThrough(await sharer.share(id), mei)
  const me = await customer.ask<{ id: string; nickname: string }>('GET', '/api/me')
  await page.goto(`/console/bindings?customer=${me.id}`)
  await row(me.nickname).getByRole('button', { name: '更改' }).click()
  const dialog = page.getByRole('dialog', { name: `更改 ${me.nickname} 的绑定` })
  await dialog.getByLabel('改归').click()
  await dialog.getByLabel('改归').fill(`新主 ${run}`)
  await page
    .getByRole('option')
    .filter({ hasText: `新主 ${run}` })
    .click()
  await dialog.getByRole('textbox').last().fill('顾客 11 月 3 日书面要求')
  await look(page, 'binding-change')
  await dialog.getByRole('button', { name: '更改' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(me.nickname)).toContainText('员工更改')
  await look(page, 'binding-changed')
  const seen = await customer.ask<{ history: { reason: string | null }[] }>('GET', '/api/my/binding')
  expect(seen.history.at(-1)?.reason).toBe('顾客 11 月 3 日书面要求')
})

test('the freight of a region is added, changed, and taken away', async () => {
  await page.goto('/console/catalogue/freight')
  await expect(row('默认（所有地区）')).toContainText('¥8.00')
  await page.getByRole('button', { name: '添加地区' }).click()
  const dialog = page.getByRole('dialog', { name: '添加地区' })
  await dialog.getByLabel('地区').fill('abc')
  await dialog.getByLabel('首重运费（元）').fill('十二')
  await dialog.getByRole('button', { name: '保存运费' }).click()
  await expect(dialog.getByText('请填中文省份名的开头。')).toBeVisible()
  await look(page, 'freight-wrong')
  await dialog.getByLabel('地区').fill('试行省')
  await dialog.getByLabel('首重运费（元）').fill('12.50')
  await dialog.getByRole('button', { name: '保存运费' }).click()
  await expect(row('试行省')).toContainText('¥12.50')
  await row('试行省').getByRole('button', { name: '修改' }).click()
  const change = page.getByRole('dialog', { name: '运费：试行省' })
  await change.getByText('送到这里').click()
  await change.getByRole('button', { name: '保存运费' }).click()
  await expect(row('试行省')).toContainText('不配送')
  await look(page, 'freight')
  await row('试行省').getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(row('试行省')).toHaveCount(0)
})
