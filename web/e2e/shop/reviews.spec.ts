import { look as lookAtDesk } from '../console/look'
import { comeThrough, run, Shopper } from '../console/market'
import { Caller, newPhone, sell, signInByPassword } from '../support/market'
import { expect, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'

const handle = `lychee-${run}`
const title = `荔枝蜜 ${run}`

test('Mei reviews the honey that came, Lin who sold it replies; Rui, who follows her, sees that and what she says', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await new Shopper(newPhone()).signIn()
  const { id: productId } = await lin.ask<{ id: string }>('GET', `/api/products/${handle}`)
  const mei = await comeThrough(await lin.share(productId), newPhone())
  const shop = await lin.ask<{ handle: string }>('GET', '/api/my/shop')
  const order = await mei.buy(handle, 1, '梅若兰')
  await owner.post(`/api/operator/orders/${order.id}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
  await mei.ask('POST', `/api/orders/${order.id}/receipt`)
  await mei.ask('PUT', '/api/me/consents/SHOW_PURCHASES', { granted: true })
  const { page: meis } = await mei.ask<{ page: { person: { code: string; nickname: string } } }>(
    'GET',
    '/api/my/profile',
  )
  const rui = await new Shopper(newPhone()).signIn()
  await rui.ask('PUT', `/api/people/${meis.person.code}/follow`)

  const hers = await browser.newContext(phoneOptions)
  const his = await browser.newContext(phoneOptions)
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const lins = await browser.newContext(phoneOptions)
  for (const context of [hers, his, desk, lins]) watch(context)
  await mei.enter(hers)
  await rui.enter(his)
  await lin.enter(lins)
  await signInByPassword(desk, 'CARE')
  const page = await hers.newPage()
  const friend = await his.newPage()
  const office = await desk.newPage()
  const words = `花香很浓，罐子也结实 ${run}`

  await test.step('Mei writes from her order, with a picture, once', async () => {
    await page.goto(`/orders/${order.id}`)
    await look(page, '90-order-to-review', true)
    await page.getByRole('link', { name: '写评价' }).click()
    const send = page.getByRole('button', { name: '发布评价' })
    await expect(send).toBeDisabled()
    await page.locator('label').filter({ hasText: '4 星' }).click()
    await page.getByLabel('说说它怎么样').fill(words)
    await page.getByLabel('添加图片').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await page.screenshot(),
    })
    await expect(page.getByRole('img', { name: '第 1 张图片' })).toBeVisible()
    await look(page, '91-write-review', true)
    await send.dblclick()
    await expect(page).toHaveURL(/\/me\/reviews\//)
    await expect(page.getByText(words)).toBeVisible()
    await look(page, '92-own-review', true)
  })

  await test.step('she takes a star away; the order leads to her review now', async () => {
    await page.getByRole('button', { name: '修改' }).click()
    await page.locator('label').filter({ hasText: '3 星' }).click()
    await page.getByRole('button', { name: '保存修改' }).click()
    await expect(page.getByRole('img', { name: '3 星' })).toBeVisible()
    await expect(page.getByText('已修改')).toBeVisible()
    await page.goto(`/orders/${order.id}`)
    await expect(page.getByRole('link', { name: '我的评价' })).toBeVisible()
  })

  await test.step('the market replies', async () => {
    await office.goto('/console/reviews')
    const row = office.getByRole('row').filter({ hasText: words })
    await row.getByRole('button', { name: '回复' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('textbox').fill('谢谢，新蜜五月到。')
    await lookAtDesk(office, 'review-reply')
    await dialog.getByRole('button', { name: '回复' }).click()
    await expect(row).toContainText('新蜜五月到')
    await lookAtDesk(office, 'reviews')
  })

  await test.step('Lin, through whose link it was bought, hears of it and replies once', async () => {
    const partner = await lins.newPage()
    await partner.goto('/messages/notifications')
    await partner.getByText('你卖出的商品有了新评价').click()
    await expect(partner.getByTestId('sold-review').first()).toBeVisible()
    await partner.goto('/partner')
    await partner.getByRole('link', { name: '看评价并回复' }).click()
    const card = partner.getByTestId('sold-review').filter({ hasText: words })
    await card.getByRole('button', { name: '回复这条评价' }).click()
    await card.getByLabel('回复这条评价').fill('喜欢就好，新蜜到了告诉你。')
    await look(partner, '103-partner-replies', true)
    await card.getByRole('button', { name: '回复', exact: true }).click()
    await expect(card.getByTestId('partner-reply')).toContainText('新蜜到了告诉你')
    await expect(card.getByRole('button', { name: '修改我的回复' })).toBeVisible()
    await look(partner, '104-sold-reviews', true)
  })

  await test.step('Rui sees on the goods and in his cart that Mei bought them, and what she says', async () => {
    await friend.goto(`/p/${handle}`)
    await expect(friend.getByTestId('friends')).toContainText(`${meis.person.nickname} 买过`)
    await expect(friend.getByTestId('reviews')).toContainText('新蜜五月到')
    await expect(friend.getByTestId('partner-reply')).toContainText('新蜜到了告诉你')
    await look(friend, '93-product-with-friends', true)
    await friend.getByRole('link', { name: '查看全部评价' }).click()
    await expect(friend.getByText(words)).toBeVisible()
    await friend.getByRole('button', { name: /^有图/ }).click()
    await expect(friend.getByText(words)).toBeVisible()
    await look(friend, '94-all-reviews', true)
    await friend.getByRole('button', { name: /^低分/ }).click()
    await expect(friend.getByText('这里还没有评价。')).toBeVisible()
    const { skus } = await rui.ask<{ skus: { id: string }[] }>('GET', `/api/products/${handle}`)
    await rui.ask('PUT', `/api/cart/lines/${skus[0]!.id}`, { quantity: 1 })
    await friend.goto('/cart')
    await expect(friend.getByTestId('friends')).toContainText('买过')
    await look(friend, '95-cart-with-friends', true)
  })

  await test.step('staff take the reply of the partner down', async () => {
    await signInByPassword(desk, 'OWNER')
    await office.goto('/console/reviews')
    const row = office.getByRole('row').filter({ hasText: words })
    await row.getByRole('button', { name: '下架伙伴的回复' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('textbox').fill('把买家引到站外。')
    await lookAtDesk(office, 'partner-reply-down')
    await dialog.getByRole('button', { name: '下架伙伴的回复' }).click()
    await expect(row).not.toContainText('新蜜到了告诉你')
    await friend.goto(`/p/${handle}`)
    await expect(friend.getByTestId('reviews')).toContainText('新蜜五月到')
    await expect(friend.getByTestId('partner-reply')).toHaveCount(0)
  })

  await test.step('the shop says that there are too few sales yet, and how they are counted', async () => {
    await friend.goto(`/u/${shop.handle}`)
    await expect(friend.getByTestId('figures')).toContainText('还不够')
    await friend.getByRole('button', { name: '怎么算的' }).click()
    await expect(friend.getByRole('dialog', { name: '这些数字怎么算' })).toContainText('花钱改不了')
    await look(friend, '96-how-it-is-counted')
  })
  for (const context of [hers, his, desk, lins]) expectNoComplaints(context)
})
