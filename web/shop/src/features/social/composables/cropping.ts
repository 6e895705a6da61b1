/** A part of a picture, in shares of its width and height from the upper left. */
export interface Part {
  x: number
  y: number
  width: number
  height: number
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Which part of the shown picture a frame on it holds; what reaches beyond the picture is cut off. */
export function partOf(frame: Box, shown: Box): Part {
  const share = (from: number, size: number) => Math.min(1, Math.max(0, from / size))
  const x = share(frame.left - shown.left, shown.width)
  const y = share(frame.top - shown.top, shown.height)
  return {
    x,
    y,
    width: share(frame.left + frame.width - shown.left, shown.width) - x,
    height: share(frame.top + frame.height - shown.top, shown.height) - y,
  }
}

/** Where a point of the whole, in thousandths, is in the part; a point that is cut off goes to the nearest edge. */
export function placeIn(part: Part, x: number, y: number): { x: number; y: number } {
  const moved = (at: number, from: number, size: number) =>
    Math.min(1000, Math.max(0, Math.round((at - from * 1000) / size)))
  return { x: moved(x, part.x, part.width), y: moved(y, part.y, part.height) }
}

/** The part of the picture as a file of its own, in the picture's own fineness. */
export async function cutOut(picture: HTMLImageElement, part: Part): Promise<File> {
  const width = Math.max(1, Math.round(picture.naturalWidth * part.width))
  const height = Math.max(1, Math.round(picture.naturalHeight * part.height))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas
    .getContext('2d')!
    .drawImage(
      picture,
      Math.round(picture.naturalWidth * part.x),
      Math.round(picture.naturalHeight * part.y),
      width,
      height,
      0,
      0,
      width,
      height,
    )
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92))
  if (!blob) throw new Error('the picture could not be cut')
  return new File([blob], 'cut.jpg', { type: 'image/jpeg' })
}
