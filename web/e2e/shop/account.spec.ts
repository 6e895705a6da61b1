import { Caller, codeFor, homeOf, newPhone, postAs, sell, signIn } from '../support/market'
import { expect, expectComplaint, look, test } from '../support/shop'
import { market } from '../support/url'

test.describe('me', () => {
  test('writes addresses down, changes and removes them', async ({ context, page }) => {
    const phone = newPhone()
    await signIn(context, phone)
    await page.goto('/me/addresses')
    await expect(page.getByRole('heading', { name: '还没有地址' })).toBeVisible()
    await look(page, '30-addresses-empty')
    await page.getByRole('button', { name: '新增地址' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '保存地址' }).click()
    await expect(sheet.getByText('请填写这一项')).toHaveCount(6)
    await look(page, '31-address-missing')
    const home = homeOf('陈立', phone)
    for (const [label, value] of [
      ['收货人', home.recipient],
      ['手机号', home.phone],
      ['省份', home.province],
      ['城市', home.city],
      ['区县', home.district],
      ['详细地址', home.street],
    ] as const) {
      await sheet.getByLabel(label).fill(value)
    }
    await sheet.getByRole('button', { name: '保存地址' }).click()
    await expect(page.getByText(home.street)).toBeVisible()
    await page.getByRole('button', { name: '修改陈立的地址' }).click()
    await sheet.getByLabel('详细地址').fill('文二路 5 号')
    await sheet.getByRole('button', { name: '保存地址' }).click()
    await expect(page.getByText('文二路 5 号')).toBeVisible()
    await look(page, '32-addresses')
    await page.getByRole('button', { name: '删除陈立的地址' }).click()
    await page.getByRole('dialog', { name: '删除地址' }).getByRole('button', { name: '删除地址' }).click()
    await expect(page.getByRole('heading', { name: '还没有地址' })).toBeVisible()
  })

  test('changes name, consents and password, and signs in with it', async ({ context, page }) => {
    const phone = newPhone()
    await signIn(context, phone)
    await page.goto('/me')
    await look(page, '33-me')
    await page.goto('/me/profile')
    await page.getByLabel('昵称').fill('山里人')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存')).toBeVisible()
    await look(page, '34-profile')
    await page.goto('/me/consents')
    const consent = page.getByRole('switch', { name: '让推荐我的伙伴看到我的昵称' })
    await expect(consent).not.toBeChecked()
    await consent.click()
    await expect(consent).toBeChecked()
    await look(page, '35-consents')
    await page.goto('/me/password')
    await page.getByLabel('新密码').fill('xiang-mi-2026-tian')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page).toHaveURL(/\/me$/)
    await expect(page.getByText('山里人')).toBeVisible()
    await page.getByRole('button', { name: '退出登录' }).click()
    await expect(page).toHaveURL(/\/$/)
    await page.goto('/sign-in?return=/orders')
    await page.getByRole('button', { name: '密码登录' }).click()
    await page.getByLabel('手机号').fill(phone)
    await page.getByLabel('密码', { exact: true }).fill('xiang-mi-2026-tian')
    await page.getByLabel('同意使用与隐私说明').check()
    await look(page, '36-sign-in-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page).toHaveURL(/\/orders$/)
  })

  test('a wrong code says so and can be corrected', async ({ context, page }) => {
    expectComplaint(context, /4\d\d/)
    const phone = newPhone()
    await page.goto('/sign-in')
    await page.getByLabel('手机号').fill('12')
    await page.getByRole('button', { name: '获取验证码' }).last().click()
    await expect(page.getByText('请输入正确的手机号。')).toBeVisible()
    await page.getByLabel('手机号').fill(phone)
    await page.getByRole('button', { name: '获取验证码' }).last().click()
    const code = await codeFor(phone)
    await page.getByLabel('验证码', { exact: true }).fill(code === '123456' ? '654321' : '123456')
    await page.getByLabel('同意使用与隐私说明').check()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await look(page, '37-wrong-code')
    await page.getByLabel('验证码', { exact: true }).fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page).toHaveURL(/\/me$/)
  })

  test('signing out in one tab is seen in the other, which comes back after signing in', async ({
    context,
    page,
  }) => {
    await signIn(context, newPhone())
    await page.goto('/me/addresses')
    await expect(page.getByRole('heading', { name: '还没有地址' })).toBeVisible()
    const other = await context.newPage()
    await other.goto('/me')
    await other.getByRole('button', { name: '退出登录' }).click()
    await expect(page).toHaveURL(/\/sign-in\?return=%2Fme%2Faddresses|\/sign-in\?return=\/me\/addresses/)
  })

  test('a session that ended asks to sign in again', async ({ context, page }) => {
    expectComplaint(context, /401/)
    await signIn(context, newPhone())
    await page.goto('/me')
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
    await context.clearCookies()
    await page.getByRole('link', { name: '收货地址' }).click()
    await expect(page).toHaveURL(/\/sign-in\?return=/)
  })
})

test.describe('a shop of one’s own', () => {
  test('is free, and can be arranged, seen and closed', async ({ context, page }) => {
    const owner = await Caller.owner()
    const handle = `guo-${Date.now().toString(36)}`
    await sell(owner, { handle, title: `芒果干 ${handle}`, rows: [['一袋', '', '30', '19.90']] })
    await signIn(context, newPhone())
    await page.goto('/partner')
    await look(page, '40-partner-offer')
    await page.getByRole('button', { name: '免费开店' }).click()
    await expect(page.getByText('今天的收益')).toBeVisible()
    await look(page, '41-partner-new')
    await page.goto('/partner/shop')
    await page.getByLabel('店名').fill('山里人的小店')
    await page.getByLabel('一句话介绍').fill('都是自己吃的。')
    await page.getByRole('radio', { name: '茶绿' }).check()
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存')).toBeVisible()
    await page.getByRole('button', { name: '挑选商品' }).click()
    const picker = page.getByRole('dialog', { name: '挑选商品' })
    await picker.getByRole('searchbox').fill(handle)
    await page.keyboard.press('Enter')
    await picker
      .getByRole('listitem')
      .filter({ hasText: handle })
      .getByRole('button', { name: '上架' })
      .click()
    await expect(picker.getByRole('button', { name: '已上架' })).toBeVisible()
    await look(page, '42-shelf-picker')
    await page.keyboard.press('Escape')
    await look(page, '43-shop-editor', true)
    await page.getByRole('link', { name: '看看朋友眼中的小店' }).click()
    await expect(page.getByText('都是自己吃的。')).toBeVisible()
    await expect(page.locator('.tile')).toHaveCount(1)
    await look(page, '44-shop')
    const address = page.url()
    await postClosed(page.context())
    expectComplaint(context, /404|410/)
    await page.goto(address)
    await expect(page.getByRole('heading', { name: '小店休息中' })).toBeVisible()
  })
})

async function postClosed(context: Parameters<typeof postAs>[0]): Promise<void> {
  const cookies = await context.cookies()
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
  const url = `${market}/api/my/shop`
  const answer = await context.request.patch(url, {
    data: { open: false },
    headers: { 'X-XSRF-TOKEN': token },
  })
  expect(answer.ok()).toBe(true)
}
