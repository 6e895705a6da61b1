import { ProblemError } from '@shuke/api-client/problem'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n, speak } from '@/i18n/i18n'
import ProblemNotice from './ProblemNotice.vue'

await speak('en')

function notice(status: number, code: string, more = {}, props = {}) {
  const problem = { type: '', title: 'Refused', detail: 'It is so.', status, code, ...more }
  return mount(ProblemNotice, {
    props: { error: new ProblemError(problem), ...props },
    global: { plugins: [i18n] },
  })
}

describe('a problem', () => {
  it('is told in the server’s words, field by field', () => {
    const text = notice(400, 'invalid-request', {
      errors: [{ field: 'title', message: 'is missing' }],
    }).text()
    expect(text).toContain('Refused')
    expect(text).toContain('It is so.')
    expect(text).toContain('title · is missing')
  })

  it('offers to read again what somebody else changed', async () => {
    const told = notice(409, 'edited-meanwhile')
    expect(told.text()).toContain('Somebody was quicker')
    await told.get('button').trigger('click')
    expect(told.emitted('reload')).toHaveLength(1)
  })

  it.each(['still-running', 'second-approver-needed', 'tracking-number-used', 'supplier-not-verified'])(
    'does not take %s for something that reading again would mend',
    (code) => {
      const told = notice(409, code)
      expect(told.find('button').exists()).toBe(false)
      expect(told.text()).toContain('Refused')
    },
  )

  it('names the request when the server broke', () => {
    const told = notice(500, 'broken', { requestId: 'r-1' }, { retry: true })
    expect(told.text()).toContain('Request r-1')
    expect(told.get('button').text()).toBe('Try again')
  })
})
