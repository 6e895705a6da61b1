import { look as lookAtDesk } from '../console/look'
import { run, type Shopper } from '../console/market'
import { join as joinGroup, shopper } from '../support/groups'
import { Caller, sell, signInByPassword } from '../support/market'
import { expect, expectNoComplaints, look, payUntil, phoneOptions, test, watch } from '../support/shop'

const handle = `together-${run}`
const title = `拼团蜜 ${run}`
const day = (ahead: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + ahead * 86_400_000)

interface Order {
  id: string
  state: string
  group: { code: string } | null
  refunded: { amountMinor: number }
  total: { amountMinor: number }
}

const join = joinGroup<Order>
const stateOf = (person: Shopper, id: string) => async () =>
  (await person.ask<Order>('GET', `/api/orders/${id}`)).state

test('Lin opens a group, friends join from her poster, it fills before their eyes; another fails', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await shopper('林晓雨')
  const mei = await shopper('梅若兰')
  const bo = await shopper('柏舟')
  const an = await shopper('安然')

  const linPhone = await browser.newContext(phoneOptions)
  const meiPhone = await browser.newContext(phoneOptions)
  const desk = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  for (const context of [linPhone, meiPhone, desk]) watch(context)
  await signInByPassword(desk, 'OWNER')
  const office = await desk.newPage()

  await test.step('the operator makes a campaign and publishes it', async () => {
    await office.goto('/console/group-campaigns')
    await office.getByRole('button', { name: '新建拼团活动' }).click()
    const dialog = office.getByRole('dialog', { name: '新建拼团活动' })
    await dialog.getByLabel('商品', { exact: true }).fill(title)
    await office.getByRole('option', { name: title }).click()
    await dialog.getByLabel('拼团价').fill('49.90')
    await dialog.getByLabel('预留件数').fill('20')
    await dialog.getByLabel('几人成团').fill('4')
    await dialog.getByPlaceholder('第一天').fill(day(0))
    await dialog.getByPlaceholder('最后一天').fill(day(30))
    await dialog.getByPlaceholder('最后一天').press('Enter')
    await lookAtDesk(office, 'group-campaign-make')
    await dialog.getByRole('button', { name: '存为草稿' }).click()
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('草稿')
    await row.getByRole('button', { name: '发布' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await expect(row).toContainText('已发布')
    await expect(row).toContainText('20 / 20')
  })

  await lin.enter(linPhone)
  const hers = await linPhone.newPage()
  let code = ''
  await test.step('Lin opens a group from the product page and pays', async () => {
    await hers.goto(`/p/${handle}`)
    await expect(hers.getByRole('heading', { name: '4 人一起买' })).toBeVisible()
    await look(hers, '80-product-together', true)
    await hers.getByRole('button', { name: '我来开团' }).click()
    await look(hers, '81-open-sheet')
    await hers.getByRole('button', { name: '去付款，开团' }).click()
    await expect(hers.getByText('一起买的价格不与优惠券同享。')).toBeVisible()
    await look(hers, '82-checkout-together', true)
    await payUntil(hers, /\/g\/[0-9A-Za-z]+$/)
    code = /\/g\/([0-9A-Za-z]+)$/.exec(hers.url())![1]!
    await expect(hers.getByRole('heading', { name: '还差 3 人成团' })).toBeVisible()
    await expect(hers.getByRole('timer')).toContainText('剩')
    await look(hers, '83-group-open', true)
  })

  let link = ''
  await test.step('her poster of the group is ready', async () => {
    await hers.getByRole('button', { name: '邀请朋友一起买' }).click()
    const poster = hers.getByRole('img', { name: /分享海报/ })
    await expect(poster).toBeVisible({ timeout: 20_000 })
    await expect.poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(750)
    await look(hers, '84-group-poster')
    const made = /share-links\/([^/]+)\/posters/.exec((await poster.getAttribute('src')) ?? '')
    link = `/s/${made![1]}`
    await hers.keyboard.press('Escape')
  })

  const friends = await meiPhone.newPage()
  await test.step('Mei scans it, sees who is in, joins and pays', async () => {
    await mei.enter(meiPhone)
    await friends.goto(link)
    await expect(friends.getByText('林晓雨 邀你一起买')).toBeVisible()
    await look(friends, '85-group-shared', true)
    await friends.getByRole('button', { name: '参加这个团' }).click()
    await friends.getByRole('button', { name: '去付款，参团' }).click()
    await payUntil(friends, /\/g\/[0-9A-Za-z]+$/)
    await expect(friends.getByRole('heading', { name: '还差 2 人成团' })).toBeVisible()
  })

  const { skus } = await lin.ask<{ skus: { id: string }[] }>('GET', `/api/products/${handle}`)
  const sku = skus[0]!.id
  const { items: campaigns } = await owner.get<{ items: { id: string; title: string }[] }>(
    '/api/operator/group-campaigns',
  )
  const campaign = campaigns.find((one) => one.title === title)!.id

  await test.step('two more join, and both pages fill by themselves', async () => {
    await expect(hers.getByRole('heading', { name: '还差 2 人成团' })).toBeVisible()
    await join(bo, sku, campaign, code)
    await expect(hers.getByRole('heading', { name: '还差 1 人成团' })).toBeVisible()
    const stranger = await browser.newContext(phoneOptions)
    const home = await stranger.newPage()
    await home.goto('/')
    await expect(home.getByRole('link', { name: new RegExp(title) })).toBeVisible()
    await look(home, '86-almost-there')
    await stranger.close()
    const last = await join(an, sku, campaign, code)
    await expect(hers.getByRole('heading', { name: '拼团成功' })).toBeVisible()
    await expect(friends.getByRole('heading', { name: '拼团成功' })).toBeVisible()
    await expect.poll(stateOf(an, last.id), { timeout: 20_000 }).toBe('PAID')
    await look(hers, '87-group-filled', true)
    await hers.getByRole('link', { name: '查看我的订单' }).click()
    await expect(hers.getByRole('heading', { name: '已付款，待发货' })).toBeVisible()
    await look(hers, '88-group-order', true)
  })

  await test.step('Lin was told who joined, that one was missing, and that it is full', async () => {
    await hers.goto('/messages/notifications')
    await expect(hers.getByText('参加了你的拼团')).toHaveCount(2, { timeout: 20_000 })
    await expect(hers.getByText('你的拼团还差一个人')).toHaveCount(1)
    await expect(hers.getByText('拼团成功，订单开始处理')).toBeVisible()
    await look(hers, '88-group-notifications', true)
  })

  await test.step('another group fails, and the money is back', async () => {
    const su = await shopper('苏禾')
    const alone = await join(su, sku, campaign)
    await expect.poll(stateOf(su, alone.id), { timeout: 20_000 }).toBe('GATHERING')
    const failing = (await su.ask<Order>('GET', `/api/orders/${alone.id}`)).group!.code
    await owner.post('/api/demo/clock', { advanceSeconds: 24 * 3600 + 60 })
    await expect.poll(stateOf(su, alone.id), { timeout: 30_000 }).toBe('CANCELLED')
    const ended = await su.ask<Order>('GET', `/api/orders/${alone.id}`)
    expect(ended.refunded.amountMinor).toBe(ended.total.amountMinor)
    await friends.goto(`/g/${failing}`)
    await expect(friends.getByRole('heading', { name: '没有成团' })).toBeVisible()
    await look(friends, '89-group-failed', true)
  })

  await test.step('the operator reads what happened', async () => {
    const funnel = `/api/operator/group-campaigns/${campaign}/funnel`
    await expect
      .poll(() => owner.get(funnel), { timeout: 60_000 })
      .toMatchObject({ shared: 1, joined: 5, filled: 4, refunded: 1 })
    await office.goto('/console/group-campaigns')
    const row = office.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('成团 1')
    await expect(row).toContainText('未成 1')
    await expect(row).toContainText('16 / 20')
    await lookAtDesk(office, 'group-campaigns')
    await row.getByRole('link').click()
    await expect(office.getByRole('row').filter({ hasText: code })).toContainText('4 / 4')
    await expect(office.getByRole('region', { name: '参与情况' })).toContainText('付款参团')
    await lookAtDesk(office, 'groups')
    await office.getByRole('link', { name: code }).click()
    await expect(office.getByText('成团', { exact: true })).toBeVisible()
    await lookAtDesk(office, 'group')
  })

  for (const context of [linPhone, meiPhone, desk]) expectNoComplaints(context)
  await Promise.all([linPhone.close(), meiPhone.close(), desk.close()])
})
