import { describe, expect, it } from 'vitest'
import { freightDraftOf, freightFaults, freightFormOf } from './freightForm'

const zone = {
  region: '新疆',
  deliverable: true,
  firstGrams: 1000,
  first: { amountMinor: 1800, currency: 'CNY' },
  furtherGrams: 500,
  further: { amountMinor: 1205, currency: 'CNY' },
  freeFrom: null,
  revision: 3,
}

describe('the form of a freight zone', () => {
  it('gives back what it was filled with', () => {
    expect(freightDraftOf(freightFormOf(zone), zone.revision)).toEqual({
      deliverable: true,
      firstGrams: 1000,
      firstMinor: 1800,
      furtherGrams: 500,
      furtherMinor: 1205,
      freeFromMinor: null,
      revision: 3,
    })
  })

  it('says what is wrong, field by field', () => {
    const form = {
      ...freightFormOf(zone),
      region: 'abc',
      firstGrams: '0',
      first: 'x',
      further: '',
      free: '-1',
    }
    expect(freightFaults(form, true).map(({ field }) => field)).toEqual([
      'region',
      'firstGrams',
      'first',
      'further',
      'free',
    ])
    expect(freightFaults(freightFormOf(zone), false)).toEqual([])
    expect(freightFaults({ ...freightFormOf(null), region: '西藏' }, true)).toEqual([])
  })
})
