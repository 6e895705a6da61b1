import { type BrowserContext } from '@playwright/test'
import { Caller, getAs, homeOf, newPhone, postAs, sell, signIn } from '../support/market'
import { market } from '../support/url'
import {
  buyOnPicture,
  expect,
  expectNoComplaints,
  look,
  phoneOptions,
  resultsOf,
  test,
  watch,
} from '../support/shop'

interface Own {
  page: { person: { code: string; nickname: string } }
}

async function write(context: BrowserContext, method: 'put' | 'patch', path: string, data?: unknown) {
  const api = context.request
  const token = (await api.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await api[method](market + path, { data, headers: { 'X-XSRF-TOKEN': token } })
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true)
}

test('Mei finds Lin through a circle, asks, reads a post, buys through it; then a need becomes an offer', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const run = Date.now().toString(36)
  const title = `紫云英蜜 ${run}`
  const name = `早餐的人 ${run}`
  const wish = `想要一罐不太甜的蜜 ${run}`
  const words = `山里的紫云英蜜到了 ${run} #早餐`
  const owner = await Caller.owner()
  await sell(owner, { handle: `friends-${run}`, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  const wei = await browser.newContext(phoneOptions)
  for (const context of [lin, mei, wei]) watch(context)
  const meisPhone = newPhone()
  await signIn(lin, newPhone())
  await signIn(mei, meisPhone)
  await signIn(wei, newPhone())
  await write(lin, 'patch', '/api/me', { nickname: `林晓雨${run.slice(-3)}` })
  await postAs(mei, '/api/me/addresses', homeOf('梅若兰', meisPhone))
  const lins = (await getAs<Own>(lin, '/api/my/profile')).page.person.nickname
  const meis = (await getAs<Own>(mei, '/api/my/profile')).page.person.nickname
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  let circle = ''

  await test.step('Lin has a circle, says good morning in it, and writes about a jar to everybody', async () => {
    const asked = await postAs<{ id: string }>(lin, '/api/circles', {
      name,
      words: '一周七天怎么把早饭吃好。',
      rules: '说清楚用了什么。',
      entry: 'OPEN',
      coverId: null,
    })
    circle = asked.id
    await owner.post(`/api/operator/circles/${circle}/opening`, { mostMembers: 50 })
    await hers.goto(`/circles/${circle}`)
    await hers.getByRole('link', { name: '发到圈子' }).click()
    await hers.getByLabel('正文').fill(`早上好，今天你们吃什么？${run}`)
    await hers.getByRole('button', { name: '发布' }).click()
    await expect(hers).toHaveURL(/\/posts\//)
    await hers.goto('/compose')
    await hers.getByLabel('正文').fill(words)
    await hers.getByLabel('添加图片').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await hers.screenshot(),
    })
    await expect(hers.getByRole('button', { name: '图片 1', exact: true })).toBeVisible()
    await hers.getByRole('button', { name: '标注商品' }).click()
    const sheet = hers.getByRole('dialog', { name: '标注商品' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    const goods = sheet.getByRole('listitem').filter({ hasText: title })
    await goods.getByRole('button', { name: '标注' }).click()
    await hers.getByRole('button', { name: `把“${title}”放到图片 1` }).click({ position: { x: 60, y: 90 } })
    await hers.getByRole('button', { name: '发布' }).click()
    await expect(hers.getByRole('heading', { name: '这篇动态带来了什么' })).toBeVisible()
  })
  const post = new URL(hers.url()).pathname

  await test.step('Mei finds the circle, joins, and finds Lin in it', async () => {
    await friends.goto('/circles')
    await friends.getByRole('link', { name: new RegExp(name) }).click()
    await friends.getByRole('button', { name: '加入' }).click()
    const said = friends.getByRole('article').filter({ hasText: '今天你们吃什么' })
    await expect(said).toBeVisible()
    await look(friends, '100-circle-joined', true)
    await said.getByRole('link', { name: lins }).first().click()
    await expect(friends).toHaveURL(/\/u\//)
  })
  const linsPage = new URL(friends.url()).pathname

  await test.step('she asks her, as members of one circle may, and is answered as it is said', async () => {
    await friends.getByRole('button', { name: '发消息' }).click()
    await friends.getByLabel('说点什么吧').fill('你好，山里的蜜甜不甜？')
    await friends.getByRole('button', { name: '发送' }).click()
    await expect(friends.getByText('你好，山里的蜜甜不甜？')).toBeVisible()
    await expect(friends.getByText(/你们还不认识/)).toHaveCount(0)
    await hers.goto('/messages')
    await hers.getByRole('link', { name: new RegExp(meis) }).click()
    await hers.getByLabel('说点什么吧').fill('不太甜，有花香。我写了一篇动态。')
    await hers.keyboard.press('Enter')
    await expect(friends.getByText('不太甜，有花香。我写了一篇动态。')).toBeVisible({ timeout: 10_000 })
    await look(friends, '101-asked-in-a-circle')
  })

  await test.step('she reads the post, and buys through it', async () => {
    await friends.goto(linsPage)
    const card = friends.getByRole('article').filter({ hasText: '紫云英蜜到了' })
    await card.getByRole('link', { name: '查看' }).click()
    await expect(friends.getByText(/^广告/)).toBeVisible()
    await buyOnPicture(friends, title)
  })

  await test.step('Lin sees what the post brought, and why it is that much', async () => {
    const results = await resultsOf(hers, post)
    await look(hers, '102-what-it-brought', true)
    await results.getByRole('link', { name: /为什么/ }).click()
    await expect(hers.getByText(/动态里标注的商品/).first()).toBeVisible()
  })

  await test.step('what Mei wants, Wei wants too; Lin makes an offer of it, and both are told', async () => {
    await friends.goto(`/circles/${circle}`)
    await friends.getByRole('button', { name: '需求' }).click()
    await friends.getByLabel('我想要').fill(wish)
    await friends.getByRole('button', { name: '发布需求' }).click()
    await expect(friends.getByText('1 人想要')).toBeVisible()
    await write(wei, 'put', `/api/circles/${circle}/membership`, { words: null })
    const { items } = await getAs<{ items: { id: string }[] }>(mei, `/api/circles/${circle}/needs`)
    await write(wei, 'put', `/api/circle-needs/${items[0]!.id}/vote`)
    await hers.goto(`/circles/${circle}`)
    await hers.getByRole('button', { name: '需求' }).click()
    await hers.getByRole('button', { name: '我也想要' }).click()
    await hers.getByRole('button', { name: '变成优惠' }).click()
    const sheet = hers.getByRole('dialog', { name: '变成优惠' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    const goods = sheet.getByRole('listitem').filter({ hasText: title })
    await goods.getByRole('button', { name: '选这个' }).click()
    await sheet.getByLabel('成员价（元）').fill('59.90')
    await sheet.getByRole('button', { name: '发布优惠' }).click()
    await expect(hers.getByRole('heading', { name: '圈子优惠' })).toBeVisible()
    for (const context of [mei, wei]) {
      const page = await context.newPage()
      await page.goto('/messages/notifications')
      await expect(page.getByText(/你在圈子里想要的/)).toBeVisible({ timeout: 20_000 })
      await page.close()
    }
    await friends.goto('/messages/notifications')
    await friends.getByRole('link', { name: /你在圈子里想要的/ }).click()
    await expect(friends.getByRole('heading', { name: '圈子优惠' })).toBeVisible()
    await expect(friends.getByText(title).first()).toBeVisible()
    await look(friends, '103-need-is-an-offer', true)
  })

  for (const context of [lin, mei, wei]) {
    expectNoComplaints(context)
    await context.close()
  }
})

test('suggestions say that they are some, and end when somebody wants none by interest', async ({
  browser,
}) => {
  const run = Date.now().toString(36)
  const topic = `陶艺${run}`
  const writer = await browser.newContext(phoneOptions)
  const reader = await browser.newContext(phoneOptions)
  for (const context of [writer, reader]) {
    watch(context)
    await signIn(context, newPhone())
  }
  await postAs(writer, '/api/posts', {
    text: `第一只杯子出窑了 #${topic}`,
    mediaIds: [],
    mentions: [],
    tags: [],
    tellsBought: false,
    publish: true,
  })
  const page = await reader.newPage()

  await test.step('by an interest, and said so', async () => {
    await page.goto('/me/social')
    await page.getByLabel('兴趣').fill(topic)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存')).toBeVisible()
    await page.goto('/')
    const card = page.getByRole('article').filter({ hasText: '第一只杯子出窑了' })
    await expect(card.getByText(new RegExp(`推荐.*${topic}`))).toBeVisible()
    await look(page, '104-suggested')
  })

  await test.step('not personalised: nothing on the page goes by the interest', async () => {
    await page.goto('/me/social')
    await page.getByRole('switch', { name: '不要个性化推荐' }).click()
    await expect(page.getByRole('switch', { name: '不要个性化推荐' })).toBeChecked()
    await page.goto('/')
    await expect(page.getByRole('article').first()).toBeVisible()
    await expect(page.getByText(new RegExp(`推荐.*${topic}`))).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('article').first()).toBeVisible()
    await expect(page.getByText(new RegExp(`推荐.*${topic}`))).toHaveCount(0)
  })

  await test.step('only whom one follows, by time: nothing that was not asked for', async () => {
    await page.goto('/me/social')
    await page.getByRole('switch', { name: '只看关注，按时间' }).click()
    await expect(page.getByRole('switch', { name: '只看关注，按时间' })).toBeChecked()
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '还没有动态' })).toBeVisible()
  })

  for (const context of [writer, reader]) {
    expectNoComplaints(context)
    await context.close()
  }
})
