import { expect, it } from 'vitest'
import { exampleNumber } from './exampleNumber'

it('ends in the check digit of the standard', () => {
  for (let i = 0; i < 200; i++) {
    const number = exampleNumber()
    expect(number).toMatch(/^33\d{4}19900307[123]\d{2}[\dX]$/)
    // By ISO 7064 the weighted sum with the check digit leaves 1; weights are powers of 2 modulo 11.
    const sum = [...number].reduce(
      (all, one, at) => all + (one === 'X' ? 10 : Number(one)) * (2 ** (17 - at) % 11),
      0,
    )
    expect(sum % 11).toBe(1)
  }
})
