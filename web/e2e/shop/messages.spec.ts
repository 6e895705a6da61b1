import { Caller, getAs, newPhone, sell, signIn } from '../support/market'
import { expect, expectComplaint, expectNoComplaints, look, phoneOptions, test, watch } from '../support/shop'

interface Own {
  page: { person: { code: string; nickname: string } }
}

test('Mei asks to talk, Lin accepts, and both see what is said as it is said', async ({ browser }) => {
  test.setTimeout(120_000)
  const run = Date.now().toString(36)
  const title = `椴树蜜 ${run}`
  await sell(await Caller.owner(), { handle: `lian-${run}`, title, rows: [['500 克', '', '40', '68.00']] })
  const lin = await browser.newContext(phoneOptions)
  const mei = await browser.newContext(phoneOptions)
  for (const context of [lin, mei]) {
    watch(context)
    await signIn(context, newPhone())
  }
  const { page: linsPage } = await getAs<Own>(lin, '/api/my/profile')
  const { page: meisPage } = await getAs<Own>(mei, '/api/my/profile')
  const hers = await lin.newPage()
  const friends = await mei.newPage()
  const tabs = (page: typeof hers) => page.getByRole('navigation', { name: '主要页面' })

  await test.step('Mei writes from Lin’s page; a picture has to wait', async () => {
    await hers.goto('/messages')
    await expect(hers.getByRole('heading', { name: '还没有会话' })).toBeVisible()
    await look(hers, '70-no-messages')
    await friends.goto(`/u/${linsPage.person.code}`)
    await friends.getByRole('button', { name: '发消息' }).click()
    await expect(friends).toHaveURL(/\/messages\//)
    await friends.getByLabel('说点什么吧').fill('你好，想问问蜂蜜。')
    await friends.getByRole('button', { name: '发送' }).click()
    await expect(friends.getByText('你好，想问问蜂蜜。')).toBeVisible()
    await expect(friends.getByText(/你们还不认识/)).toBeVisible()
    await expect(friends.getByRole('button', { name: '发商品' })).toHaveCount(0)
    await look(friends, '71-asked')
  })

  await test.step('Lin is told at once, and accepts', async () => {
    await hers.getByRole('link', { name: /消息请求/ }).click({ timeout: 10_000 })
    await hers.getByRole('link', { name: meisPage.person.nickname }).click()
    await expect(hers.getByText('你好，想问问蜂蜜。')).toBeVisible()
    await look(hers, '72-was-asked')
    await hers.getByRole('button', { name: '接受', exact: true }).click()
    await hers.getByLabel('说点什么吧').fill('刚到的新蜜。')
    await hers.keyboard.press('Enter')
    await expect(friends.getByText('刚到的新蜜。')).toBeVisible({ timeout: 10_000 })
    await expect(friends.getByRole('button', { name: '发商品' })).toBeVisible()
    await expect(hers.getByText('已读')).toBeVisible({ timeout: 10_000 })
  })

  await test.step('Lin shows the jar and a picture', async () => {
    await hers.getByRole('button', { name: '发商品' }).click()
    const sheet = hers.getByRole('dialog', { name: '发商品' })
    await sheet.getByRole('searchbox').fill(run)
    await hers.keyboard.press('Enter')
    await sheet.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: '发送' }).click()
    await expect(friends.getByRole('link', { name: new RegExp(title) })).toBeVisible({ timeout: 10_000 })
    await hers.getByLabel('发图片').setInputFiles({
      name: 'jar.png',
      mimeType: 'image/png',
      buffer: await hers.screenshot(),
    })
    await expect(friends.getByRole('img', { name: '图片' })).toBeVisible({ timeout: 10_000 })
    await look(friends, '73-conversation')
    await look(hers, '74-own-side')
  })

  await test.step('what is unread is counted on the tab until it is read', async () => {
    const unread = async () => (await getAs<{ messages: number }>(mei, '/api/my/inbox')).messages
    await expect.poll(unread).toBe(0)
    await friends.goto('/me')
    await hers.getByLabel('说点什么吧').fill('需要几罐？')
    await hers.keyboard.press('Enter')
    await expect(tabs(friends).getByRole('link', { name: /消息/ })).toHaveText(/1/, { timeout: 10_000 })
    await tabs(friends).getByRole('link', { name: /消息/ }).click()
    await look(friends, '75-conversations')
    await friends.getByRole('link', { name: /需要几罐/ }).click()
    await expect(friends.getByText('需要几罐？')).toBeVisible()
    await friends.goto('/messages')
    await expect(tabs(friends).getByRole('link', { name: /消息/ })).not.toHaveText(/1/)
  })

  await test.step('a break of the connection loses nothing', async () => {
    await friends.getByRole('link', { name: /需要几罐/ }).click()
    await mei.setOffline(true)
    expectComplaint(mei, /ERR_INTERNET_DISCONNECTED/)
    await hers.getByLabel('说点什么吧').fill('断网时说的。')
    await hers.keyboard.press('Enter')
    await expect(hers.getByText('断网时说的。')).toBeVisible()
    await mei.setOffline(false)
    await expect(friends.getByText('断网时说的。')).toBeVisible({ timeout: 20_000 })
  })

  await test.step('Mei follows Lin, who is told, and says where she wants to be told', async () => {
    await friends.goto(`/u/${linsPage.person.code}`)
    await friends.getByRole('button', { name: /^关注/ }).click()
    await hers.goto('/messages/notifications')
    await expect(hers.getByRole('link', { name: /关注了你/ })).toBeVisible({ timeout: 15_000 })
    await look(hers, '76-notifications')
    await hers.getByRole('link', { name: '通知设置' }).click()
    const followers = hers.getByRole('switch', { name: '新粉丝：站内' })
    await followers.click()
    await expect(followers).not.toBeChecked()
    await hers.getByRole('switch', { name: '免打扰时段' }).click()
    await expect(hers.getByLabel('从')).toHaveValue('22:00')
    await look(hers, '77-wishes', true)
  })

  await test.step('blocked, there is no conversation for either', async () => {
    await hers.goto(`/u/${meisPage.person.code}`)
    await hers.getByRole('button', { name: '拉黑' }).click()
    await hers.getByRole('dialog').getByRole('button', { name: '拉黑' }).click()
    // Whom one blocked is not there any more.
    expectComplaint(lin, /404 .*\/api\/people\//)
    await hers.goto('/messages')
    await expect(hers.getByRole('heading', { name: '还没有会话' })).toBeVisible()
  })

  for (const context of [lin, mei]) {
    expectNoComplaints(context)
    await context.close()
  }
})
