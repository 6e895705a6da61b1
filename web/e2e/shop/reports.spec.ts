import { look as lookAtDesk } from '../console/look'
import { comeThrough, moderator, run, Shopper } from '../console/market'
import { Caller, newPhone, sell } from '../support/market'
import { expect, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'

const deskOptions = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' }
const handle = `reported-${run}`
const title = `椴树蜜 ${run}`

test('a review, a message, a wish and a circle are reported and taken down; who wrote the review is told, appeals, and it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const owner = await Caller.owner()
  await sell(owner, { handle, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await new Shopper(newPhone()).signIn()
  const { id: productId } = await lin.ask<{ id: string }>('GET', `/api/products/${handle}`)
  const mei = await comeThrough(await lin.share(productId), newPhone())
  const order = await mei.buy(handle, 1, '梅若兰')
  await owner.post(`/api/operator/orders/${order.id}/shipment`, { carrier: 'SF', trackingNumber: `SF${run}` })
  await mei.ask('POST', `/api/orders/${order.id}/receipt`)
  const [line] = await mei.ask<{ lineId: string }[]>('GET', `/api/orders/${order.id}/reviewable-lines`)
  const opinion = `难吃，老板是骗子 ${run}`
  await mei.ask('POST', `/api/orders/${order.id}/lines/${line!.lineId}/review`, {
    stars: 1,
    text: opinion,
    mediaIds: [],
    anonymous: false,
  })
  const { page: meis } = await mei.ask<{ page: { person: { code: string } } }>('GET', '/api/my/profile')
  const rui = await new Shopper(newPhone()).signIn()
  await rui.ask('PUT', `/api/people/${meis.person.code}/follow`)
  const { page: ruis } = await rui.ask<{ page: { person: { code: string } } }>('GET', '/api/my/profile')

  const hers = await browser.newContext(phoneOptions)
  const his = await browser.newContext(phoneOptions)
  const one = await browser.newContext(deskOptions)
  const other = await browser.newContext(deskOptions)
  const all = [hers, his, one, other]
  for (const context of all) watch(context)
  await mei.enter(hers)
  await rui.enter(his)
  await moderator(owner, newPhone(), one)
  await moderator(owner, newPhone(), other)
  const author = await hers.newPage()
  const reader = await his.newPage()
  const desk = await one.newPage()
  const second = await other.newPage()

  await test.step('Rui reports the review where he reads it', async () => {
    await reader.goto(`/products/${productId}/reviews`)
    await expect(reader.getByText(opinion)).toBeVisible()
    await look(reader, '97-review-to-report', true)
    await reader.getByRole('button', { name: '举报' }).click()
    const sheet = reader.getByRole('dialog', { name: '举报这条评价' })
    await sheet.getByLabel('辱骂或仇恨').check()
    await sheet.getByRole('button', { name: '提交举报' }).click()
    await expect(reader.getByText('谢谢，我们会查看。')).toBeVisible()
  })

  await test.step('staff take it down, and the rating goes with it', async () => {
    await desk.goto('/console/moderation?state=OPEN')
    const row = desk.getByRole('row').filter({ hasText: opinion })
    await expect(row.getByText('评价', { exact: true })).toBeVisible()
    await row.getByRole('button', { name: '下架' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('请不要骂人。')
    await dialog.getByRole('button', { name: '下架' }).click()
    await expect(desk.getByText('已下架。')).toBeVisible()
    await reader.reload()
    await expect(reader.getByText('还没有评价')).toBeVisible()
  })

  await test.step('Mei is told, reads why, and appeals', async () => {
    await author.goto('/messages/notifications')
    await author.getByRole('link', { name: /你的一条内容已被下架/ }).click()
    await expect(author.getByText('你的评价', { exact: true })).toBeVisible()
    await expect(author.getByText('请不要骂人。')).toBeVisible()
    await look(author, '98-review-taken-down', true)
    await author.getByRole('button', { name: '申诉' }).click()
    const sheet = author.getByRole('dialog', { name: '申诉' })
    await sheet.getByLabel('为什么应当保留？').fill('我只是说事实。')
    await sheet.getByRole('button', { name: '提交申诉' }).click()
    await expect(author.getByText('申诉处理中')).toBeVisible()
  })

  await test.step('somebody else restores it, and it stands where it stood', async () => {
    await second.goto('/console/moderation?state=APPEALED')
    await second.getByRole('row').filter({ hasText: opinion }).getByRole('button', { name: '恢复' }).click()
    const dialog = second.getByRole('dialog')
    await dialog.getByRole('textbox').fill('确实是意见。')
    await dialog.getByRole('button', { name: '恢复' }).click()
    await expect(second.getByText('已恢复。')).toBeVisible()
    await reader.reload()
    await expect(reader.getByText(opinion)).toBeVisible()
    await author.goto('/messages/notifications')
    await expect(author.getByText(/你的申诉已通过/)).toBeVisible()
  })

  const talk = await mei.ask<{ id: string }>('PUT', `/api/people/${ruis.person.code}/conversation`)
  const say = (who: Shopper, text: string) =>
    who.ask('PUT', `/api/conversations/${talk.id}/messages/${crypto.randomUUID()}`, { kind: 'TEXT', text })
  const insult = `你这个骗子 ${run}`
  await say(mei, '你好')
  await say(mei, insult)
  await say(rui, '请好好说话')

  await test.step('Rui reports a message', async () => {
    await reader.goto(`/messages/${talk.id}`)
    const said = reader.getByRole('listitem').filter({ hasText: insult })
    await look(reader, '99-message-to-report', true)
    await said.getByRole('button', { name: '举报' }).click()
    const sheet = reader.getByRole('dialog', { name: '举报这条消息' })
    await expect(sheet.getByText('工作人员只会看到这条消息和它的前后各一条。')).toBeVisible()
    await sheet.getByLabel('辱骂或仇恨').check()
    await look(reader, '100-report-message')
    await sheet.getByRole('button', { name: '提交举报' }).click()
    await expect(reader.getByText('谢谢，我们会查看。')).toBeVisible()
  })

  await test.step('staff read it in its case alone, and take it down; its place stays', async () => {
    await desk.goto('/console/moderation?state=OPEN')
    const row = desk.getByRole('row').filter({ hasText: '私信' }).last()
    await expect(desk.getByText(insult)).toHaveCount(0)
    await row.getByRole('button', { name: '查看消息' }).click()
    await expect(desk.getByText(insult)).toBeVisible()
    await expect(desk.getByText('请好好说话')).toBeVisible()
    await lookAtDesk(desk, 'moderation-message')
    await desk.keyboard.press('Escape')
    await row.getByRole('button', { name: '下架' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('请不要骂人。')
    await dialog.getByRole('button', { name: '下架' }).click()
    await expect(desk.getByText('已下架。')).toBeVisible()
    await expect(reader.getByText('这条消息已被下架')).toBeVisible()
    await expect(reader.getByText(insult)).toHaveCount(0)
    await look(reader, '101-message-taken-down', true)
    await author.goto(`/messages/${talk.id}`)
    await author.getByRole('link', { name: '查看原因' }).click()
    await expect(author.getByText(insult)).toBeVisible()
  })

  const circle = await mei.ask<{ id: string }>('POST', '/api/circles', {
    name: `蜜友 ${run}`,
    words: '只买我的蜜。',
    rules: '',
    entry: 'OPEN',
    coverId: null,
  })
  await owner.post(`/api/operator/circles/${circle.id}/opening`, { mostMembers: 20 })
  await rui.ask('PUT', `/api/circles/${circle.id}/membership`, { words: '' })
  const wish = `想要假货 ${run}`
  await mei.ask('POST', `/api/circles/${circle.id}/needs`, { words: wish })

  await test.step('a wish in a circle is reported where it stands, and staff find the way there', async () => {
    await reader.goto(`/circles/${circle.id}`)
    await reader.getByRole('button', { name: '需求' }).click()
    const need = reader.getByRole('article').filter({ hasText: wish })
    await look(reader, '104-need-to-report', true)
    await need.getByRole('button', { name: '举报' }).click()
    const sheet = reader.getByRole('dialog', { name: '举报这个需求' })
    await sheet.getByRole('button', { name: '提交举报' }).click()
    await expect(reader.getByText('谢谢，我们会查看。')).toBeVisible()
    await desk.goto('/console/moderation?state=OPEN')
    const row = desk.getByRole('row').filter({ hasText: wish })
    await expect(row.getByRole('link', { name: `所在：蜜友 ${run}` })).toHaveAttribute(
      'href',
      `/circles/${circle.id}`,
    )
    await lookAtDesk(desk, 'moderation-need')
    await row.getByRole('button', { name: '下架' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('不要求购假货。')
    await dialog.getByRole('button', { name: '下架' }).click()
    await expect(desk.getByText('已下架。')).toBeVisible()
    await reader.reload()
    await reader.getByRole('button', { name: '需求' }).click()
    await expect(reader.getByText('还没有需求')).toBeVisible()
    await author.goto(`/circles/${circle.id}`)
    await author.getByRole('button', { name: '需求' }).click()
    await expect(author.getByText(wish)).toBeVisible()
    await look(author, '105-need-taken-down', true)
    await author.getByRole('link', { name: '目前只有你能看到，查看原因' }).click()
    await expect(author.getByText('不要求购假货。')).toBeVisible()
  })

  await test.step('a circle that was taken down takes nobody in, and its host reads why', async () => {
    await reader.goto(`/circles/${circle.id}`)
    await look(reader, '102-circle-to-report', true)
    await reader.getByRole('button', { name: '举报' }).click()
    const sheet = reader.getByRole('dialog', { name: '举报这个圈子' })
    await sheet.getByRole('button', { name: '提交举报' }).click()
    await expect(reader.getByText('谢谢，我们会查看。')).toBeVisible()
    await desk.goto('/console/moderation?state=OPEN')
    const row = desk.getByRole('row').filter({ hasText: `蜜友 ${run}` })
    await row.getByRole('button', { name: '下架' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('圈子不是广告。')
    await dialog.getByRole('button', { name: '下架' }).click()
    await expect(desk.getByText('已下架。')).toBeVisible()
    await author.goto(`/circles/${circle.id}`)
    await expect(author.getByRole('link', { name: /这个圈子已被下架/ })).toBeVisible()
    await look(author, '103-circle-taken-down', true)
    await expect(lin.ask('PUT', `/api/circles/${circle.id}/membership`, { words: '' })).rejects.toThrow()
  })

  for (const context of all) {
    expectNoComplaints(context)
    await context.close()
  }
})
