import { Caller, getAs, homeOf, newPhone, postAs, signIn } from '../support/market'
import { expect, look, test } from '../support/shop'

test('takes a copy of everything along, settles what stands, and leaves for good', async ({
  context,
  page,
}) => {
  const phone = newPhone()
  await signIn(context, phone)
  const { id: addressId } = await postAs<{ id: string }>(context, '/api/me/addresses', homeOf('陈立', phone))
  const nobody = await Caller.nobody()
  const product = await nobody.get<{ skus: { id: string; price: unknown }[] }>('/api/products/oat-cookies')
  const sku = product.skus[0]!
  const quote = await postAs<{ total: unknown }>(context, '/api/checkout-quotes', {
    lines: [{ skuId: sku.id, quantity: 1 }],
    addressId,
  })
  const order = await postAs<{ id: string }>(context, '/api/orders', {
    lines: [{ skuId: sku.id, quantity: 1, unitPrice: sku.price }],
    addressId,
    total: quote.total,
  })

  await page.goto('/me')
  await page.getByRole('link', { name: '我的数据与注销' }).click()
  await expect(page.getByText('还有未完成的订单')).toBeVisible()
  await look(page, '70-data-obstacles', true)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载' }).click()
  expect((await download).suggestedFilename()).toMatch(/^shuke-\d{4}-\d\d-\d\d\.zip$/)

  await postAs(context, `/api/orders/${order.id}/cancellation`, { reason: '不要了' })
  await page.reload()
  await expect(page.getByRole('button', { name: '注销账号' })).toBeDisabled()
  await page.getByText('我知道注销不能恢复').click()
  await page.getByRole('button', { name: '注销账号' }).click()
  const sheet = page.getByRole('dialog', { name: '确定注销？' })
  await expect(sheet).toBeVisible()
  await look(page, '71-data-sure')
  await sheet.getByRole('button', { name: '注销账号' }).click()
  await expect(page.getByText('账号已注销')).toBeVisible()
  await expect(page).toHaveURL(/\/$/)
  expect(await getAs<{ person: unknown }>(context, '/api/session')).toMatchObject({ person: null })
})
