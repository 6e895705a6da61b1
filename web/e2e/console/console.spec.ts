import { expect, test, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { complaints, look } from './look'
import { idNumber } from '../support/market'
import { codeFor, comeThrough, enter, phones, run, Shopper, staffWith, type PlacedOrder } from './market'

test.describe.configure({ mode: 'serial' })

const handle = `console-honey-${run}`
const title = `椴树蜜 ${run}`
const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Commission budget percent (product.metafields.shuke.commission_budget_percent),Status'
const catalogue = [
  header,
  `${handle},${title},<p>七月的椴树。</p>,长白山蜂场,食品 Food,蜂蜜,TRUE,规格 Size,500 g,H-${run}-5,500,40,68.00,34.00,15,active`,
  `${handle},,,,,,,,1 kg,H-${run}-10,1000,20,118.00,60.00,,`,
  `gold-${run},百年普洱 ${run},<p>一饼难求。</p>,勐海茶厂,食品 Food,茶,TRUE,Title,Default Title,G-${run},357,5,9999.00,3000.00,15,active`,
  `broken-${run},没有价钱的茶,<p>茶</p>,茶社,食品 Food,茶,TRUE,Title,Default Title,T-${run},100,5,五十九,30.00,10,active`,
].join('\n')

let page: Page
let heard: string[]
let meisOrder: PlacedOrder
let payoutNumber: string
let refusedNumber: string
let largeNumber: string

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage()
  heard = complaints(page)
})
test.afterEach(() => expect(heard.splice(0)).toEqual([]))
test.afterAll(() => page.context().close())

const menu = (name: string) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true })
const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text })

test('a shopper at the staff entrance is told so', async ({ browser }) => {
  const shopper = await (await browser.newContext()).newPage()
  await shopper.goto('/console/orders')
  await expect(shopper.getByRole('heading', { name: '登录运营台' })).toBeVisible()
  await shopper.getByLabel('手机号').fill(phones.wei)
  await shopper.getByRole('button', { name: '获取验证码' }).click()
  await shopper.getByLabel('验证码', { exact: true }).fill(await codeFor(phones.wei))
  await shopper.getByRole('button', { name: '登录', exact: true }).click()
  await expect(shopper.getByRole('heading', { name: '这里是员工入口' })).toBeVisible()
  await look(shopper, 'not-staff')
  await shopper.context().close()
})

test('the operator signs in by phone and sees the market at a glance', async () => {
  const { phone, nickname } = await staffWith('OWNER')
  await page.goto('/console/')
  await look(page, 'sign-in')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByLabel('验证码', { exact: true })).toBeVisible()
  await page.getByLabel('验证码', { exact: true }).fill(await codeFor(phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: `${nickname}，你好` })).toBeVisible()
  await expect(page.getByText('两边相等，差额')).toBeVisible()
  await expect(page.getByRole('img', { name: '近 30 天收款' })).toBeVisible()
  await look(page, 'dashboard')
})

test('a catalogue is tried, its broken row read, and imported', async () => {
  await menu('商品').click()
  await page.getByRole('button', { name: 'CSV 导入' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `honey-${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(catalogue) })
  await page.getByRole('button', { name: '开始试运行' }).click()
  await expect(page.getByText('试运行，没有写入任何东西。')).toBeVisible()
  await page.getByRole('button', { name: '未通过' }).click()
  await expect(page).toHaveURL(/outcome=REFUSED/)
  await expect(row(`broken-${run}`)).toContainText('Variant Price')
  await expect(row(handle)).toHaveCount(0)
  await look(page, 'import-dry-run')

  await page.getByRole('button', { name: '正式导入' }).click()
  const dialog = page.getByRole('dialog', { name: '正式导入' })
  await expect(dialog).toContainText('新建 3 行')
  await dialog.getByRole('button', { name: '正式导入' }).click()
  await expect(page.getByRole('button', { name: '查看商品' })).toBeVisible()
  await look(page, 'import')
  await page.getByRole('button', { name: '查看商品' }).click()
  await page.getByPlaceholder('搜索名称、货号').fill(run)
  await expect(row(handle)).toContainText('¥68.00')
  await expect(row(handle)).toContainText('60')
  await expect(row(`broken-${run}`)).toHaveCount(0)
  await look(page, 'products')
})

test('a product is edited, and of two who edit at once the second is told', async ({ browser }) => {
  await row(handle).getByRole('link').click()
  await expect(page.getByLabel('名称')).toHaveValue(title)
  const colleague = await (
    await browser.newContext({ storageState: await page.context().storageState() })
  ).newPage()
  await colleague.goto(page.url())
  await expect(colleague.getByLabel('名称')).toHaveValue(title)

  await page.getByLabel('500 g 售价').fill('69.90')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存。')).toBeVisible()
  await look(page, 'product')

  await colleague.getByLabel('名称').fill('换个名字')
  await colleague.getByRole('button', { name: '保存', exact: true }).click()
  await expect(colleague.getByText('已经有人先改动了')).toBeVisible()
  await colleague.screenshot({ path: `${import.meta.dirname}/../screens/console-conflict.png` })
  await colleague.getByRole('button', { name: '重新读取' }).click()
  await expect(colleague.getByLabel('500 g 售价')).toHaveValue('69.90')
  await expect(colleague.getByLabel('名称')).toHaveValue(title)
  await colleague.context().close()
})

test('an order is found, shipped, and shows its way', async () => {
  const lin = await new Shopper(phones.lin).signIn()
  await lin.buy(handle, 1, '林晓雨')
  const { id } = await lin.ask<{ id: string }>('GET', `/api/products/${handle}`)
  const mei = await comeThrough(await lin.share(id), phones.mei)
  meisOrder = await mei.buy(handle, 2, '梅若兰')

  await menu('订单').click()
  await page.getByRole('button', { name: '待发货' }).click()
  await expect(page).toHaveURL(/state=PAID/)
  await page.getByPlaceholder('搜索订单号、收货人').fill(meisOrder.number)
  await expect(row(meisOrder.number)).toContainText('¥139.80')
  await look(page, 'orders')
  await page.getByRole('link', { name: meisOrder.number }).click()
  await expect(page.getByRole('heading', { name: `订单 ${meisOrder.number}` })).toBeVisible()

  await page.getByRole('button', { name: '发货', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '发货' })
  await dialog.getByLabel('快递公司').click()
  await page.getByRole('option', { name: '顺丰速运' }).click()
  await dialog.getByLabel('运单号').fill('SF1390284756120')
  await look(page, 'ship')
  await dialog.getByRole('button', { name: '确认发货' }).click()
  await expect(page.getByText('SF1390284756120').first()).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '已发货' }).first()).toBeVisible()
  await look(page, 'order')
  await mei.ask('POST', `/api/orders/${meisOrder.id}/receipt`, {})
  const gold = await mei.buy(`gold-${run}`, 1, '梅若兰')
  await asStaff(`/api/operator/orders/${gold.id}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
  await mei.ask('POST', `/api/orders/${gold.id}/receipt`, {})

  await page.getByRole('link', { name: '这单的佣金' }).click()
  await expect(row(meisOrder.number).first()).toContainText('待结算')
  await look(page, 'commissions')

  await asStaff('/api/demo/clock', { advanceSeconds: 8 * 24 * 3600 })
  await expect
    .poll(
      async () =>
        (await lin.ask<{ available: { amountMinor: number } }>('GET', '/api/my/earnings')).available,
      {
        timeout: 60_000,
      },
    )
    .toMatchObject({ amountMinor: 152_081 })
  await lin.ask('POST', '/api/me/identity-check', { realName: '林晓雨', number: idNumber(), agrees: true })
  payoutNumber = await lin.askPayout(2_096)
  refusedNumber = await lin.askPayout(3_000)
  largeNumber = await lin.askPayout(100_000)
})

test('the ledger sums to zero and leads from a total to a single entry', async () => {
  await menu('账本').click()
  await expect(page.getByText('账是平的')).toBeVisible()
  await expect(page.getByText('借贷差额').locator('..')).toContainText('¥0.00')
  await look(page, 'ledger')

  await page.getByRole('link', { name: '伙伴提现中' }).click()
  await expect(page).toHaveURL(/kind=PARTNER_IN_PAYOUT/)
  await look(page, 'ledger-accounts')
  await page.getByRole('cell').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '伙伴提现中' })).toBeVisible()
  await look(page, 'ledger-account')
  await page.getByRole('cell').getByRole('link').nth(1).click()
  await expect(page.getByRole('heading', { name: '转账' })).toBeVisible()
  await expect(page.getByText('合计').locator('..')).toContainText('¥0.00')
  await look(page, 'ledger-transfer')
})

test('a payout is approved and paid, and the audit knows who did what', async () => {
  await menu('概览').click()
  await page.getByRole('link', { name: '去审核' }).click()
  await expect(page).toHaveURL(/state=ASKED/)
  await row(payoutNumber).getByRole('button', { name: '批准' }).click()
  const dialog = page.getByRole('dialog', { name: '批准提现' })
  await expect(dialog).toContainText(payoutNumber)
  await look(page, 'payout-approval')
  await dialog.getByRole('button', { name: /^批准，打款 ¥/ }).click()
  await expect(row(payoutNumber)).toHaveCount(0)
  await page.getByRole('button', { name: '全部' }).click()
  await expect(async () => {
    await page.reload()
    await expect(row(payoutNumber)).toContainText('已到账', { timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await look(page, 'payouts')

  await menu('审计').click()
  const acts = page.getByRole('listitem')
  await expect(acts.filter({ hasText: '批准提现' }).first()).toBeVisible()
  await expect(acts.filter({ hasText: '发货' }).first()).toBeVisible()
  const edit = acts.filter({ hasText: '编辑商品' }).first()
  await edit.getByRole('button', { name: /处变化/ }).click()
  await expect(edit).toContainText('¥69.90')
  await look(page, 'audit')
})

test('a payout above the limit takes a second approver, and another one is rejected', async ({ browser }) => {
  await menu('提现').click()
  await page.getByRole('button', { name: '待审核' }).click()
  await expect(row(largeNumber)).toContainText('需两人批准')
  await row(largeNumber).getByRole('button', { name: '批准' }).click()
  const dialog = page.getByRole('dialog', { name: '批准提现' })
  await expect(dialog).toContainText('林** · ****')
  await dialog.getByRole('button', { name: '批准（第一人）' }).click()
  await expect(row(largeNumber)).toContainText('已批准，还差一人')
  await row(largeNumber).getByRole('button', { name: '批准' }).click()
  await dialog.getByRole('button', { name: /^批准，打款 ¥/ }).click()
  await expect(dialog).toContainText('同一个人不能批准两次')
  await page.screenshot({ path: `${import.meta.dirname}/../screens/console-payout-same-person.png` })
  await dialog.getByRole('button', { name: '再想想' }).click()

  const { phone, password } = await staffWith('FINANCE')
  const theirsAlone = await browser.newContext()
  await enter(theirsAlone, phone, password)
  const second = await theirsAlone.newPage()
  const secondHeard = complaints(second)
  await second.goto('/console/payouts?state=ASKED')
  const large = second.getByRole('row').filter({ hasText: largeNumber })
  await large.getByRole('button', { name: '批准' }).click()
  const theirs = second.getByRole('dialog', { name: '批准提现' })
  await expect(theirs).toContainText('你批准后立即打款')
  await look(second, 'payout-second-approval')
  await theirs.getByRole('button', { name: /^批准，打款 ¥/ }).click()
  await expect(large).toHaveCount(0)
  expect(secondHeard).toEqual([])
  await theirsAlone.close()

  await row(refusedNumber).getByRole('button', { name: '驳回' }).click()
  const rejection = page.getByRole('dialog', { name: '驳回提现' })
  await rejection.getByRole('button', { name: '驳回', exact: true }).click()
  await expect(rejection.getByRole('alert')).toBeVisible()
  await rejection.locator('textarea').fill('姓名与收款账户不一致')
  await look(page, 'payout-rejection')
  await rejection.getByRole('button', { name: '驳回', exact: true }).click()
  await expect(row(refusedNumber)).toHaveCount(0)
  await page.getByRole('button', { name: '全部' }).click()
  await expect(row(refusedNumber)).toContainText('姓名与收款账户不一致')

  await menu('个税').click()
  await expect(row('林** · ****').first()).toBeVisible()
  await look(page, 'tax')
  heard.splice(0, heard.length, ...heard.filter((words) => !/409/.test(words)))
})

test('people, partners, bindings, the plan and the faults are there, in English too', async () => {
  for (const [name, heading] of [
    ['用户', '用户'],
    ['伙伴', '伙伴'],
    ['绑定关系', '绑定关系'],
    ['佣金规则', '佣金规则'],
    ['沙盒故障', '沙盒故障'],
  ] as const) {
    await menu(name).click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await look(page, new URL(page.url()).pathname.split('/').at(-1)!)
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sandbox faults' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Overview' }).click()
  await look(page, 'dashboard-en')
  await page.setViewportSize({ width: 1024, height: 768 })
  await look(page, 'dashboard-narrow')
})

/** An act of the operator's in the page's own session, without its screens. */
async function asStaff(path: string, body: unknown): Promise<void> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
  const answer = await page.request.post(path, {
    data: body,
    headers: { 'X-XSRF-TOKEN': token, 'Idempotency-Key': randomUUID() },
  })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}
