import { expect, it } from 'vitest'
import { partOf, placeIn } from './cropping'

const shown = { left: 20, top: 10, width: 200, height: 100 }

it('knows the part in a frame, and cuts off what reaches beyond', () => {
  expect(partOf({ left: 70, top: 35, width: 100, height: 50 }, shown)).toEqual({
    x: 0.25,
    y: 0.25,
    width: 0.5,
    height: 0.5,
  })
  expect(partOf({ left: 0, top: 0, width: 120, height: 400 }, shown)).toEqual({
    x: 0,
    y: 0,
    width: 0.5,
    height: 1,
  })
})

it('keeps goods where they were on the picture, and at its edge where that is cut off', () => {
  const part = { x: 0.25, y: 0.5, width: 0.5, height: 0.5 }
  expect(placeIn(part, 500, 750)).toEqual({ x: 500, y: 500 })
  expect(placeIn(part, 250, 500)).toEqual({ x: 0, y: 0 })
  expect(placeIn(part, 100, 1000)).toEqual({ x: 0, y: 1000 })
})
