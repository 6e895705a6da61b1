import { comeThrough, run, Shopper } from '../console/market'
import { Caller, newPhone, sell } from '../support/market'
import { expect, expectComplaint, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'

const handle = `longan-${run}`
const title = `龙眼蜜 ${run}`

/** Waits until somebody was told something of this kind. */
const toldOf = (person: Shopper, kind: string) =>
  expect
    .poll(
      async () =>
        (await person.ask<{ items: { kind: string }[] }>('GET', '/api/my/notifications')).items.map(
          (told) => told.kind,
        ),
      { timeout: 30_000 },
    )
    .toContain(kind)

test('Mei agrees to be asked; Rui asks about honey, she is told and answers, he is told, and the page shows both', async ({
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
  const rui = await new Shopper(newPhone()).signIn()

  const hers = await browser.newContext(phoneOptions)
  const his = await browser.newContext(phoneOptions)
  for (const context of [hers, his]) watch(context)
  await mei.enter(hers)
  await rui.enter(his)
  const page = await hers.newPage()
  const friend = await his.newPage()
  const asked = `泡水会不会太甜 ${run}`
  const answered = `不太甜，半勺正好 ${run}`

  await test.step('Mei agrees to be asked about what she bought', async () => {
    await page.goto('/me/consents')
    const agreeing = page.getByRole('switch', { name: '有人问我买过的商品时告诉我' })
    await expect(agreeing).toHaveAttribute('aria-checked', 'false')
    await agreeing.click()
    await expect(agreeing).toHaveAttribute('aria-checked', 'true')
    await look(page, '101-agrees-to-be-asked', true)
  })

  await test.step('nobody asked yet; Rui does, once', async () => {
    await friend.goto(`/p/${handle}`)
    const card = friend.getByTestId('questions')
    await expect(card).toContainText('还没有人提问')
    await card.getByRole('link', { name: '问问买过的人' }).click()
    const send = friend.getByRole('button', { name: '提问' })
    await expect(send).toBeDisabled()
    await friend.getByRole('textbox').fill(asked)
    await look(friend, '97-ask', true)
    await send.dblclick()
    await expect(friend.getByRole('link', { name: asked })).toHaveCount(1)
    await friend.getByRole('link', { name: asked }).click()
    await expect(friend.getByText('还没有买家回答')).toBeVisible()
    await expect(friend.getByLabel('你买过，说说看')).toHaveCount(0)
  })

  await test.step('Mei, who received it, is told, answers and mends a word', async () => {
    await toldOf(mei, 'QUESTION')
    await page.goto('/messages/notifications')
    await look(page, '102-told-of-a-question', true)
    await page.getByText('我知道，去回答').click()
    await expect(page).toHaveURL(/\/questions\//)
    await expect(page.getByText(asked)).toBeVisible()
    await expect(page.getByLabel('你买过，说说看')).toBeFocused()
    await page.getByLabel('你买过，说说看').fill('不太甜')
    await look(page, '98-answer', true)
    await page.getByRole('button', { name: '回答' }).click()
    await expect(page.getByTestId('answer')).toContainText('不太甜')
    await page.getByRole('button', { name: '修改我的回答' }).click()
    await page.getByLabel('修改我的回答').fill(answered)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByTestId('answer')).toContainText(answered)
    await expect(page.getByTestId('answer')).toContainText('买过')
    await expect(page.getByText('已修改')).toBeVisible()
  })

  await test.step('Rui is told, and is led to the answer', async () => {
    await toldOf(rui, 'ANSWER')
    await friend.goto('/messages/notifications')
    await friend.getByText('你问的商品问题有人回答了').first().click()
    await expect(friend).toHaveURL(/\/questions\//)
    await expect(friend.getByTestId('answer')).toContainText(answered)
    await look(friend, '99-question-answered', true)
  })

  await test.step('everybody sees both on the page of the honey', async () => {
    await friend.goto(`/p/${handle}`)
    const card = friend.getByTestId('questions')
    await expect(card).toContainText(asked)
    await expect(card).toContainText(answered)
    await expect(card).toContainText('1 个问题')
    await card.scrollIntoViewIfNeeded()
    await look(friend, '100-product-with-questions', true)
  })

  await test.step('Rui takes the question back, and it is gone for Mei', async () => {
    await friend.getByTestId('questions').getByRole('link', { name: asked }).click()
    await friend.getByTestId('question').getByRole('button', { name: '撤回' }).click()
    await friend.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
    await expect(friend).toHaveURL(new RegExp(`/products/${productId}/questions`))
    await expect(friend.getByText('还没有人提问')).toBeVisible()
    expectComplaint(hers, /404/)
    await page.reload()
    await expect(page.getByText('这个问题不在了')).toBeVisible()
  })
  for (const context of [hers, his]) expectNoComplaints(context)
})
