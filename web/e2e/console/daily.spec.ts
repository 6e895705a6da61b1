import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { signIn } from '../support/market'
import { complaints, look } from './look'
import { comeThrough, run, Shopper, staffWith } from './market'

test.describe.configure({ mode: 'serial' })

const tail = String(Date.now()).slice(-7)
const [lin, mei, hua, yun] = [`1581${tail}`, `1582${tail}`, `1583${tail}`, `1584${tail}`]
const picture = readFileSync(`${import.meta.dirname}/../../shop/public/icon-512.png`)

let page: Page
let heard: string[]

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext()
  await signIn(context, (await staffWith('OWNER')).phone)
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
