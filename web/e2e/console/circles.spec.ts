import { expect, test } from '@playwright/test'
import { complaints, look } from './look'
import { enter, phones, run, Shopper, staffWith } from './market'

/** Staff who care for people open a circle that was asked for, and decline another. */
test('circles are opened for so many members, or declined with a reason', async ({ browser }) => {
  const lin = await new Shopper(`1362${phones.lin.slice(-7)}`).signIn()
  const ask = (name: string) =>
    lin.ask<{ id: string }>('POST', '/api/circles', {
      name,
      words: '周末一起出去，交流装备和路线。',
      rules: '不打广告，好好说话。',
      entry: 'REQUEST',
      coverId: null,
    })
  const campers = await ask(`露营的人 ${run}`)
  const vague = await ask(`随便聊聊 ${run}`)
  const context = await browser.newContext()
  const staff = await staffWith('CARE')
  await enter(context, staff.phone, staff.password)
  const page = await context.newPage()
  const heard = complaints(page)

  await page.goto('/console/circles')
  await expect(page.getByRole('link', { name: `露营的人 ${run}` })).toBeVisible()
  await look(page, 'circles')
  await page.getByRole('link', { name: `露营的人 ${run}` }).click()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  const opening = page.getByRole('dialog', { name: '通过', exact: true })
  await opening.getByLabel('成员上限').fill('50')
  await look(page, 'circle-opening')
  await opening.getByRole('button', { name: '通过', exact: true }).click()
  await expect(page.getByText('1 / 50')).toBeVisible()
  await look(page, 'circle')

  await page.goto(`/console/circles/${vague.id}`)
  await page.getByRole('button', { name: '不通过', exact: true }).click()
  const declining = page.getByRole('dialog', { name: '不通过', exact: true })
  await declining.getByLabel('原因').fill('请写明圈子做什么')
  await declining.getByRole('button', { name: '不通过', exact: true }).click()
  await expect(page.getByText('请写明圈子做什么')).toBeVisible()

  const seen = await lin.ask<{ state: string; reason: string }>('GET', `/api/circles/${vague.id}`)
  expect(seen).toMatchObject({ state: 'DECLINED', reason: '请写明圈子做什么' })
  const open = await lin.ask<{ state: string; mostMembers: number }>('GET', `/api/circles/${campers.id}`)
  expect(open).toMatchObject({ state: 'OPEN', mostMembers: 50 })
  expect(heard).toEqual([])
  await context.close()
})
