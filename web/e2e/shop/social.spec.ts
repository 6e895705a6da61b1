import { Caller, getAs, homeOf, newPhone, postAs, sell, signIn } from '../support/market'
import {
  buyOnPicture,
  expect,
  expectComplaint,
  expectNoComplaints,
  look,
  phoneOptions,
  resultsOf,
  test,
  watch,
} from '../support/shop'

test('Lin posts about honey; Mei follows her, likes, asks, buys; Lin sees what the post brought', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const run = Date.now().toString(36)
  const title = `椴树蜜 ${run}`
  await sell(await Caller.owner(), { handle: `tie-${run}`, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  for (const context of [lin, mei]) watch(context)
  const meisPhone = newPhone()
  await signIn(lin, newPhone())
  await signIn(mei, meisPhone)
  await postAs(mei, '/api/me/addresses', homeOf('梅若兰', meisPhone))
  const { page: linsPage } = await getAs<{ page: { person: { code: string; nickname: string } } }>(
    lin,
    '/api/my/profile',
  )
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  const words = `今年的蜜到了 ${run} #早餐`
  let address = ''

  await test.step('Lin writes, puts a picture in, and tags the jar on it', async () => {
    await hers.goto('/')
    await look(hers, '60-feed')
    await hers.getByRole('link', { name: '写动态' }).click()
    await hers.getByLabel('正文').fill(words)
    await hers.getByLabel('添加图片').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await hers.screenshot(),
    })
    const picture = hers.getByRole('button', { name: '图片 1', exact: true })
    await expect(picture).toBeVisible()
    await hers.getByRole('button', { name: '裁剪图片 1' }).click()
    const crop = hers.getByRole('dialog', { name: '裁剪图片' })
    await crop.getByRole('button', { name: '1:1' }).click()
    await expect(crop.getByRole('button', { name: '1:1' })).toHaveAttribute('aria-pressed', 'true')
    await look(hers, '60-crop')
    await crop.getByRole('button', { name: '裁剪', exact: true }).click()
    await expect(crop).toHaveCount(0)
    const shot = picture.locator('img')
    await expect
      .poll(() => shot.evaluate((image: HTMLImageElement) => image.naturalWidth === image.naturalHeight))
      .toBe(true)
    await hers.getByRole('button', { name: '标注商品' }).click()
    const sheet = hers.getByRole('dialog', { name: '标注商品' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    const goods = sheet.getByRole('listitem').filter({ hasText: title })
    await goods.getByRole('button', { name: '标注' }).click()
    await hers.getByRole('button', { name: `把“${title}”放到图片 1` }).click({ position: { x: 60, y: 90 } })
    await look(hers, '61-compose', true)
    await hers.getByRole('button', { name: '发布' }).click()
    await expect(hers).toHaveURL(/\/posts\//)
    await expect(hers.getByText(/^广告/)).toBeVisible()
    await expect(hers.getByRole('heading', { name: '这篇动态带来了什么' })).toBeVisible()
    await look(hers, '62-own-post', true)
    address = new URL(hers.url()).pathname
  })

  await test.step('Mei follows Lin and finds the post on her home', async () => {
    await friends.goto(`/u/${linsPage.person.code}`)
    await friends.getByRole('button', { name: /^关注/ }).click()
    await expect(friends.getByRole('button', { name: /^已关注/ })).toBeVisible()
    await look(friends, '63-person')
    await friends.goto('/')
    const card = friends.getByRole('article').filter({ hasText: run })
    await card.getByRole('button', { name: '赞，0' }).click()
    await expect(card.getByRole('button', { name: '赞，1' })).toHaveAttribute('aria-pressed', 'true')
    await look(friends, '64-feed-with-post')
    await card.getByRole('link', { name: '查看' }).click()
  })

  await test.step('she asks, and taps the jar, which is Lin’s link', async () => {
    await friends.getByLabel('说点什么').fill('是新蜜吗？')
    await friends.getByRole('button', { name: '发表评论' }).click()
    await expect(friends.getByText('是新蜜吗？').last()).toBeVisible()
    await look(friends, '65-post', true)
    await buyOnPicture(friends, title)
  })

  await test.step('Lin answers, and sees the order, the money and why', async () => {
    const results = await resultsOf(hers, address)
    await expect(results.getByText('¥4.08').first()).toBeVisible()
    await hers.getByRole('button', { name: '回复' }).click()
    await hers.getByLabel('说点什么').fill('上周刚取的。')
    await hers.getByRole('button', { name: '发表评论' }).click()
    await expect(hers.getByText('上周刚取的。').last()).toBeVisible()
    await look(hers, '66-results', true)
    await results.getByRole('link', { name: /为什么/ }).click()
    await expect(hers.getByRole('heading', { name: '为什么是这个数' })).toBeVisible()
    await expect(hers.getByText(/动态里标注的商品/).first()).toBeVisible()
  })

  await test.step('her page, topics and switches can be seen by everybody', async () => {
    await hers.goto('/me/social')
    await hers.getByLabel('介绍自己').fill('爱做早餐')
    await hers.getByLabel('兴趣').fill('早餐 蜂蜜')
    await hers.getByRole('button', { name: '保存' }).click()
    await expect(hers.getByText('已保存')).toBeVisible()
    await hers.getByRole('switch', { name: '只看关注，按时间' }).click()
    await expect(hers.getByRole('switch', { name: '只看关注，按时间' })).toBeChecked()
    await look(hers, '67-own-profile', true)
    await friends.goto(`/topics?q=${run}`)
    await expect(friends.getByRole('article').filter({ hasText: run })).toBeVisible()
    await look(friends, '68-search')
  })

  await test.step('Lin deletes the post, and it is gone for both', async () => {
    await hers.goto(address)
    await hers.getByRole('article').getByRole('button', { name: '删除' }).click()
    await hers.getByRole('dialog', { name: '删除这篇动态？' }).getByRole('button', { name: '删除' }).click()
    await expect(hers).toHaveURL(/\/$/)
    await expect(hers.getByRole('article').filter({ hasText: run })).toHaveCount(0)
    expectComplaint(mei, /404/)
    await friends.goto(address)
    await expect(friends.getByRole('heading', { name: '动态不在了' })).toBeVisible()
  })

  for (const context of [lin, mei]) {
    expectNoComplaints(context)
    await context.close()
  }
})
