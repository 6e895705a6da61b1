import { look as lookAtDesk } from '../console/look'
import type { Page } from '@playwright/test'
import { run } from '../console/market'
import { shopper } from '../support/groups'
import { Caller, sell, signInByPassword } from '../support/market'
import {
  expect,
  expectNoComplaints,
  linkBehind,
  look,
  payUntil,
  phoneOptions,
  test,
  watch,
} from '../support/shop'
import { day } from '../support/time'

const handle = `together-${run}`
const title = `拼团蜜 ${run}`

/** From the link behind a poster to a paid seat. */
async function joinBy(link: string, page: Page): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: '参加这个团' }).click()
  await page.getByRole('button', { name: '去付款，参团' }).click()
  await payUntil(page, /\/g\/[0-9A-Za-z]+$/)
}

/** From the product's page to a paid seat in a group of one's own; says its code. */
async function openOwn(page: Page): Promise<string> {
  await page.goto(`/p/${handle}`)
  await page.getByRole('button', { name: '我来开团' }).click()
  await page.getByRole('button', { name: '去付款，开团' }).click()
  await payUntil(page, /\/g\/[0-9A-Za-z]+$/)
  return /\/g\/([0-9A-Za-z]+)$/.exec(page.url())![1]!
}

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
  const su = await shopper('苏禾')

  const linPhone = await browser.newContext(phoneOptions)
  const meiPhone = await browser.newContext(phoneOptions)
  const boPhone = await browser.newContext(phoneOptions)
  const anPhone = await browser.newContext(phoneOptions)
  const suPhone = await browser.newContext(phoneOptions)
  const desk = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' })
  const all = [linPhone, meiPhone, boPhone, anPhone, suPhone, desk]
  for (const context of all) watch(context)
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
    await dialog.getByPlaceholder('第一天').fill(await day(0))
    await dialog.getByPlaceholder('最后一天').fill(await day(30))
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
  let failing = ''
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
    link = await linkBehind(hers)
    await hers.keyboard.press('Escape')
  })

  const friends = await meiPhone.newPage()
  await test.step('Mei scans it, sees who is in, joins and pays', async () => {
    await mei.enter(meiPhone)
    await friends.goto(link)
    await expect(friends.getByText('林晓雨 邀你一起买')).toBeVisible()
    await look(friends, '85-group-shared', true)
    await joinBy(link, friends)
    await expect(friends.getByRole('heading', { name: '还差 2 人成团' })).toBeVisible()
  })

  const { items: campaigns } = await owner.get<{ items: { id: string; title: string }[] }>(
    '/api/operator/group-campaigns',
  )
  const campaign = campaigns.find((one) => one.title === title)!.id

  await test.step('two more scan it and join, and both pages that are open fill by themselves', async () => {
    const watching = [hers, friends]
    for (const page of watching)
      await expect(page.getByRole('heading', { name: '还差 2 人成团' })).toBeVisible()
    await bo.enter(boPhone)
    await joinBy(link, await boPhone.newPage())
    for (const page of watching)
      await expect(page.getByRole('heading', { name: '还差 1 人成团' })).toBeVisible()
    await look(friends, '86-group-one-lacking', true)
    const stranger = await browser.newContext(phoneOptions)
    const home = await stranger.newPage()
    await home.goto('/')
    await expect(home.getByRole('link', { name: new RegExp(title) })).toBeVisible()
    await look(home, '86-almost-there')
    await stranger.close()
    await an.enter(anPhone)
    const last = await anPhone.newPage()
    await joinBy(link, last)
    for (const page of [...watching, last])
      await expect(page.getByRole('heading', { name: '拼团成功' })).toBeVisible()
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

  await test.step('another group fails, and its buyer sees that the money is back', async () => {
    await su.enter(suPhone)
    const alone = await suPhone.newPage()
    failing = await openOwn(alone)
    await expect(alone.getByRole('heading', { name: '还差 3 人成团' })).toBeVisible()
    await alone.getByRole('link', { name: '查看我的订单' }).click()
    await expect(alone.getByRole('heading', { name: '已付款，等待成团' })).toBeVisible()
    const paid = /[\d.]+/.exec(await alone.locator('.sums__total dd').innerText())![0]
    await owner.post('/api/demo/clock', { advanceSeconds: 24 * 3600 + 60 })
    await expect(alone.getByRole('heading', { name: '已取消' })).toBeVisible({ timeout: 30_000 })
    await expect
      .poll(
        async () => {
          await alone.reload()
          await expect(alone.getByRole('heading', { name: '已取消' })).toBeVisible()
          return alone.getByText('退款已原路退回').count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    await expect(alone.getByText('没有成团，钱已原路退回')).toBeVisible()
    await expect(alone.locator('.sums > .between').filter({ hasText: '已退款' })).toContainText(paid)
    await look(alone, '89-order-given-back', true)
    await alone.goto('/messages/notifications')
    await expect(alone.getByText('拼团没有按时成团，钱会原路退回')).toBeVisible({ timeout: 20_000 })
    await expect(alone.getByText(`${paid} 已按原路退回`)).toBeVisible({ timeout: 20_000 })
    await look(alone, '89-group-failed-told')
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
    await office.goto('/console/group-campaigns')
    await office.getByRole('row').filter({ hasText: title }).getByRole('link').click()
    await office.getByRole('link', { name: failing }).click()
    await expect(office.getByText('退款已到账')).toBeVisible()
    await lookAtDesk(office, 'group-failed')
  })

  for (const context of all) {
    expectNoComplaints(context)
    await context.close()
  }
})
