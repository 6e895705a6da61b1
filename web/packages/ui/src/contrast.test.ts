import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8')
const token = (name: string) => {
  const value = new RegExp(`--shuke-${name}: (#[0-9a-f]{6});`).exec(css)?.[1]
  if (!value) throw new Error(`no token ${name}`)
  return value
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(token(one)), luminance(token(other))].sort((a, b) => a - b) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

it.each([
  ['ink', 'paper'],
  ['ink', 'paper-deep'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'paper-deep'],
  ['ink-soft', 'surface'],
  ['on-strong', 'persimmon-strong'],
  ['on-strong', 'persimmon-press'],
  ['on-strong', 'tea'],
  ['persimmon-strong', 'paper'],
  ['persimmon-strong', 'paper-deep'],
  ['persimmon-strong', 'persimmon-wash'],
  ['tea', 'paper'],
  ['tea', 'tea-wash'],
  ['gold-text', 'paper'],
  ['gold-text', 'gold-wash'],
  ['alarm', 'paper'],
  ['alarm', 'alarm-wash'],
])('text in %s on %s has at least 4.5:1', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})
