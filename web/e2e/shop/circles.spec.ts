import { type BrowserContext } from '@playwright/test'
import { Caller, getAs, homeOf, newPhone, postAs, sell, signIn } from '../support/market'
import { market } from '../support/url'
import { expect, expectNoComplaints, look, payFor, phoneOptions, test, watch } from '../support/shop'
import { minute } from '../support/time'

interface CircleFound {
  items: { id: string; name: string }[]
}

/** Comes in or joins in, as the phone would; these acts need no key. */
async function put(context: BrowserContext, path: string, data?: unknown): Promise<void> {
  const api = context.request
  const token = (await api.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await api.put(market + path, { data, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true)
}

test('Lin starts a circle; Mei is let in, says what she wants, and buys it at the member price', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const run = Date.now().toString(36)
  const title = `露营灯 ${run}`
  const name = `露营的人 ${run}`
  const owner = await Caller.owner()
  await sell(owner, { handle: `lamp-${run}`, title, rows: [['一盏', '', '40', '68.00']] })
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  const wei = await browser.newContext(phoneOptions)
  const nobody = await browser.newContext(phoneOptions)
  for (const context of [lin, mei, nobody]) watch(context)
  const meisPhone = newPhone()
  await signIn(lin, newPhone())
  await signIn(mei, meisPhone)
  await signIn(wei, newPhone())
  await postAs(mei, '/api/me/addresses', homeOf('梅若兰', meisPhone))
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  const words = `周六去莫干山 ${run}`
  const wish = `想要一盏轻一点的灯 ${run}`
  let id = ''

  await test.step('Lin asks for a circle, and the operator opens it', async () => {
    await hers.goto('/circles')
    await look(hers, '70-circles')
    await hers.getByRole('link', { name: '建圈子' }).first().click()
    await hers.getByLabel('名称').fill(name)
    await hers.getByLabel('简介').fill('周末一起出去，交流装备和路线。')
    await hers.getByLabel('圈规').fill('不打广告，好好说话。')
    await hers.getByRole('radio', { name: /申请加入/ }).check()
    await look(hers, '71-new-circle', true)
    await hers.getByRole('button', { name: '提交申请' }).click()
    await expect(hers.getByText('运营正在审核')).toBeVisible()
    id = new URL(hers.url()).pathname.split('/')[2]!
    await look(hers, '72-circle-waits')
    await owner.post(`/api/operator/circles/${id}/opening`, { mostMembers: 50 })
  })

  await test.step('she writes for it, announces that, and fills the shelf', async () => {
    await hers.goto(`/circles/${id}`)
    await hers.getByRole('link', { name: '发到圈子' }).click()
    await hers.getByLabel('正文').fill(words)
    await hers.getByRole('button', { name: '发布' }).click()
    await expect(hers).toHaveURL(/\/posts\//)
    await hers.goto(`/circles/${id}`)
    await hers.getByRole('button', { name: '设为公告' }).click()
    await expect(hers.getByText('公告', { exact: true })).toBeVisible()
    await hers.getByRole('link', { name: '管理圈子' }).click()
    await hers.getByRole('button', { name: '添加商品' }).click()
    const sheet = hers.getByRole('dialog', { name: '添加商品' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    const goods = sheet.getByRole('listitem').filter({ hasText: title })
    await goods.getByRole('button', { name: '添加' }).click()
    await expect(goods.getByRole('button', { name: '已添加' })).toBeVisible()
    await sheet.getByRole('button', { name: '关闭' }).click()
  })

  await test.step('a stranger sees what it is, and nothing that stands in it', async () => {
    const strangers = await nobody.newPage()
    await strangers.goto(`/circles/${id}`)
    await expect(strangers.getByText('加入后才能看')).toBeVisible()
    await expect(strangers.getByText(words)).toHaveCount(0)
    await look(strangers, '73-circle-for-strangers')
  })

  await test.step('Mei finds it and asks; Lin lets her in', async () => {
    await friends.goto('/circles')
    await friends.getByRole('link', { name: new RegExp(name) }).click()
    await friends.getByRole('button', { name: '申请加入' }).click()
    const sheet = friends.getByRole('dialog', { name: '申请加入' })
    await sheet.getByLabel('想说的话').fill('我常去露营')
    await sheet.getByRole('button', { name: '申请加入' }).click()
    await expect(friends.getByText('已申请，等待同意')).toBeVisible()
    await look(friends, '74-circle-asked')
    await hers.goto(`/circles/${id}/manage`)
    await expect(hers.getByText('我常去露营')).toBeVisible()
    await look(hers, '75-manage-circle', true)
    await hers.getByRole('button', { name: '同意' }).click()
    await expect(hers.getByText('没有新的申请。')).toBeVisible()
    await friends.goto('/')
    const card = friends.getByRole('article').filter({ hasText: words })
    await expect(card.getByRole('link', { name: '来自你的圈子' })).toBeVisible()
    await card.getByRole('link', { name: '来自你的圈子' }).click()
    await expect(friends.getByRole('heading', { name: '圈主推荐' })).toBeVisible()
    await look(friends, '76-circle', true)
  })

  await test.step('she says what she wants, and others want it too', async () => {
    await friends.getByRole('button', { name: '需求' }).click()
    await friends.getByLabel('我想要').fill(wish)
    await friends.getByRole('button', { name: '发布需求' }).click()
    await expect(friends.getByText('1 人想要')).toBeVisible()
    const { items } = await getAs<CircleFound>(mei, `/api/circles/${id}/needs`)
    await put(wei, `/api/circles/${id}/membership`, { words: null })
    await hers.goto(`/circles/${id}/manage`)
    await hers.getByRole('button', { name: '同意' }).click()
    await expect(hers.getByText('没有新的申请。')).toBeVisible()
    await put(wei, `/api/circle-needs/${items[0]!.id}/vote`)
    await hers.goto(`/circles/${id}`)
    await hers.getByRole('button', { name: '需求' }).click()
    await expect(hers.getByText('还差 1 人')).toBeVisible()
    await hers.getByRole('button', { name: '我也想要' }).click()
    await expect(hers.getByText('3 人想要')).toBeVisible()
    await look(hers, '77-needs', true)
  })

  await test.step('Lin asks everybody when to leave, and Mei chooses', async () => {
    await hers.getByRole('button', { name: '投票', exact: true }).click()
    await hers.getByLabel('问大家什么').fill('周六几点出发？')
    await hers.getByLabel('选项（每行一个，2 到 6 个）').fill('早上八点\n中午十二点')
    await hers.getByRole('button', { name: '发起投票（7 天）' }).click()
    await expect(hers.getByRole('heading', { name: '周六几点出发？' })).toBeVisible()
    await friends.goto(`/circles/${id}`)
    await friends.getByRole('button', { name: '投票', exact: true }).click()
    await friends.getByRole('button', { name: /早上八点/ }).click()
    await expect(friends.getByRole('button', { name: '早上八点 1 票' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await look(friends, '84-poll', true)
    await hers.getByRole('button', { name: '需求', exact: true }).click()
  })

  await test.step('Lin plans a day out; Mei comes, and is told when it is called off', async () => {
    const at = async (hours: number) => (await minute(hours)).replace(' ', 'T')
    await hers.getByRole('button', { name: '活动', exact: true }).click()
    await expect(hers.getByRole('heading', { name: '还没有活动' })).toBeVisible()
    await hers.getByRole('button', { name: '发起活动' }).click()
    const sheet = hers.getByRole('dialog', { name: '发起活动' })
    await sheet.getByLabel('活动名称').fill('去莫干山')
    await sheet.getByLabel('活动说明').fill('带够水，穿防滑的鞋。')
    await sheet.getByLabel('地点').fill('德清站集合')
    await sheet.getByLabel('开始').fill(await at(50))
    await sheet.getByLabel('结束').fill(await at(58))
    await look(hers, '84-plan-event', true)
    await sheet.getByRole('button', { name: '发起', exact: true }).click()
    await expect(hers.getByRole('heading', { name: '去莫干山' })).toBeVisible()
    await friends.goto(`/circles/${id}`)
    await friends.getByRole('button', { name: '活动', exact: true }).click()
    await friends.getByRole('link', { name: /去莫干山/ }).click()
    await friends.getByRole('button', { name: '我要参加' }).click()
    await expect(friends.getByRole('heading', { name: '1 / 12 人报名' })).toBeVisible()
    await look(friends, '85-event', true)
    await hers.getByRole('button', { name: '取消活动' }).click()
    const off = hers.getByRole('dialog', { name: '取消活动' })
    await off.getByLabel('原因').fill('下大雨')
    await off.getByRole('button', { name: '取消活动' }).click()
    await expect(hers.getByText('下大雨')).toBeVisible()
    const notices = await mei.newPage()
    await notices.goto('/messages/notifications')
    await expect(notices.getByText('你报名的活动取消了')).toBeVisible({ timeout: 20_000 })
    await notices.close()
    await hers.goto(`/circles/${id}`)
    await hers.getByRole('button', { name: '需求', exact: true }).click()
  })

  await test.step('Lin makes an offer of it', async () => {
    await hers.getByRole('button', { name: '变成优惠' }).click()
    const sheet = hers.getByRole('dialog', { name: '变成优惠' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    await sheet
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByRole('button', { name: '选这个' })
      .click()
    await sheet.getByLabel('成员价（元）').fill('59.90')
    await expect(sheet.getByText(/可定 ¥47.60 起/)).toBeVisible()
    await look(hers, '78-offer')
    await sheet.getByRole('button', { name: '发布优惠' }).click()
    await expect(hers.getByRole('heading', { name: '圈子优惠' })).toBeVisible()
  })

  await test.step('Mei is told, and buys at the member price', async () => {
    await friends.goto('/messages/notifications')
    const told = friends.getByRole('link', { name: /你在圈子里想要的/ })
    await expect(told).toBeVisible({ timeout: 20_000 })
    await look(friends, '79-circle-news')
    await told.click()
    await expect(friends.getByText(/^广告/)).toBeVisible()
    await look(friends, '80-circle-offer', true)
    await friends.getByRole('link', { name: '按成员价购买' }).click()
    await expect(friends.getByText('成员价', { exact: false }).first()).toBeVisible()
    await expect(friends.getByText('59', { exact: false }).first()).toBeVisible()
    await look(friends, '81-member-price')
    await payFor(friends)
  })

  await test.step('Lin earned the sharer’s part, and is told why', async () => {
    await expect
      .poll(async () => (await getAs<CircleFound>(lin, '/api/my/commissions')).items.length, {
        timeout: 15_000,
      })
      .toBe(1)
    const { items } = await getAs<CircleFound>(lin, '/api/my/commissions')
    await hers.goto(`/partner/commissions/${items[0]!.id}`)
    await expect(hers.getByText(/你圈子的优惠下单/).first()).toBeVisible()
    await look(hers, '82-why-by-a-circle', true)
    await hers.goto(`/circles/${id}/manage`)
    await expect(hers.getByText('¥59.90')).toBeVisible()
    await look(hers, '83-circle-figures', true)
  })

  for (const context of [lin, mei, nobody]) {
    expectNoComplaints(context)
    await context.close()
  }
  await wei.close()
})
