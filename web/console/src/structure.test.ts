import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const files = (readdirSync(import.meta.dirname, { recursive: true }) as string[])
  .filter((file) => /\.(vue|ts)$/.test(file))
  .map((file) => ({ file, text: readFileSync(`${import.meta.dirname}/${file}`, 'utf8') }))
const featureOf = (path: string) => /features\/(\w+)\//.exec(path)?.[1]

it('keeps features apart from one another', () => {
  const crossing = files.flatMap(({ file, text }) =>
    [...text.matchAll(/from '@\/(features\/[^']+)'/g)]
      .filter(([, target]) => featureOf(file) !== undefined && featureOf(target!) !== featureOf(file))
      .map(([, target]) => `${file} → ${target}`),
  )
  expect(crossing).toEqual([])
})

it('lets composables alone talk to the server', () => {
  const talking = files.filter(({ file, text }) => file.endsWith('.vue') && /@\/api\/api'/.test(text))
  expect(talking.map(({ file }) => file)).toEqual([])
})

it('keeps components within 300 lines and has no barrels', () => {
  expect(files.filter(({ file, text }) => file.endsWith('.vue') && text.split('\n').length > 300)).toEqual([])
  expect(files.filter(({ file }) => /(^|\/)index\.ts$/.test(file))).toEqual([])
})
