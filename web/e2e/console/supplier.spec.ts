import { expect, test, type Page } from '@playwright/test'
import { complaints, look } from './look'
import { run, Shopper, staffWith, type PlacedOrder } from './market'

test.describe.configure({ mode: 'serial' })

/** Whom the demonstration names in the README. */
const alin = { phone: '19900000006', password: 'shuke-demo-alin' }
const tail = String(Date.now()).slice(-8)

let page: Page
let heard: string[]
let buyer: Shopper
let order: PlacedOrder

test.beforeAll(async ({ browser }) => {
  buyer = await new Shopper(`136${tail}`).signIn()
  order = await buyer.buy('linden-honey', 2, '方圆')
  page = await (await browser.newContext()).newPage()
  heard = complaints(page)
})
test.afterEach(() => expect(heard.splice(0)).toEqual([]))
test.afterAll(() => page.context().close())

const menu = (on: Page, name: string) =>
  on.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true })
const row = (text: string) => page.getByRole('row').filter({ hasText: text })

async function signIn(on: Page, { phone, password }: { phone: string; password: string }) {
  await on.goto('/console/')
  await on.getByRole('button', { name: '密码' }).click()
  await on.getByLabel('手机号').fill(phone)
  await on.getByLabel('密码', { exact: true }).fill(password)
  await on.getByRole('button', { name: '登录', exact: true }).click()
}

async function pack(number: string, pieces: string) {
  await page.getByRole('button', { name: '发货', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '发货' })
  await dialog.getByLabel('快递公司').click()
  await page.getByRole('option', { name: '顺丰速运' }).click()
  await dialog.getByLabel('运单号').fill(number)
  await dialog.getByRole('spinbutton').fill(pieces)
  if (pieces === '1' && number.endsWith('1')) await look(page, 'supplier-pack')
  await dialog.getByRole('button', { name: '确认发货' }).click()
  await expect(dialog).toHaveCount(0)
}

test('a supplier signs in, sees its own orders alone, and ships one in two parcels', async () => {
  await signIn(page, alin)
  await expect(page.getByRole('heading', { level: 1, name: '待发货订单' })).toBeVisible()
  await expect(menu(page, '订单')).toHaveCount(0)
  await expect(async () => {
    await page.reload()
    await expect(row(order.number)).toContainText('浙江省 杭州市', { timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await look(page, 'supplier-shipments')
  await row(order.number).getByRole('link').click()
  await expect(page.getByText('方圆')).toBeVisible()
  await pack(`SF${tail}1`, '1')
  await expect(page.getByText('部分已发')).toBeVisible()
  expect(await buyer.ask<PlacedOrder>('GET', `/api/orders/${order.id}`)).toMatchObject({
    state: 'PAID',
    parcels: [{ trackingNumber: `SF${tail}1` }],
  })
  await pack(`SF${tail}2`, '1')
  await expect(page.getByText('已发完')).toBeVisible()
  await expect(page.getByText('收件信息不再显示')).toBeVisible()
  await look(page, 'supplier-shipment')
  expect((await buyer.ask<PlacedOrder>('GET', `/api/orders/${order.id}`)).state).toBe('SHIPPED')
})

test('it counts its stock, proposes a change, and reads its account', async () => {
  await menu(page, '我的商品').click()
  await look(page, 'supplier-goods')
  await page.getByRole('link', { name: /椴树/ }).first().click()
  await expect(page.getByLabel('名称')).toHaveValue(/椴树/)
  await menu(page, '我的商品').click()
  await page.getByRole('link', { name: /椴树/ }).first().click()
  await expect(page.getByLabel('名称')).toHaveValue(/椴树/)
  await page.getByRole('button', { name: '盘点' }).first().click()
  const dialog = page.getByRole('dialog', { name: '库存' })
  await dialog.getByRole('textbox').fill('120')
  await dialog.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText(/已记下，可售 \d+ 件/)).toBeVisible()
  await page.getByLabel('标签').fill(`蜂蜜 ${run}`)
  await look(page, 'supplier-proposing')
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '送审记录' })).toBeVisible()
  await expect(row('待审核').first()).toContainText('椴树')
  await menu(page, '结算').click()
  await expect(row(order.number)).toContainText('待结算')
  await look(page, 'supplier-account')
  await page.getByRole('button', { name: '看对账单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^\d{4}-\d\d 对账单$/ })).toBeVisible()
  await expect(row(order.number)).toContainText('销售')
  await look(page, 'supplier-statement')
})

test('the operator looks at the change beside the product and approves it', async ({ browser }) => {
  const operator = await (await browser.newContext()).newPage()
  const words = complaints(operator)
  await signIn(operator, await staffWith('OWNER'))
  await menu(operator, '商品审核').click()
  await operator.getByRole('link', { name: /椴树/ }).first().click()
  await expect(operator.getByRole('cell', { name: `蜂蜜 ${run}` })).toBeVisible()
  await look(operator, 'proposal')
  await operator.getByRole('button', { name: '通过', exact: true }).click()
  await expect(operator.getByRole('heading', { level: 1, name: '商品审核' })).toBeVisible()
  const { tags } = await buyer.ask<{ tags: string[] }>('GET', '/api/products/linden-honey')
  expect(tags).toContain(run)
  await menu(operator, '供应商').click()
  await look(operator, 'suppliers')
  await operator.getByRole('link', { name: /长白山坞/ }).click()
  await expect(operator.getByText('阿林', { exact: false }).first()).toBeVisible()
  await look(operator, 'supplier')
  await menu(operator, '供应商打款').click()
  await look(operator, 'supplier-payouts')
  expect(words).toEqual([])
  await operator.context().close()
})
