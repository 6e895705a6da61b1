import type { Picture } from '@shuke/api-client/contract'
import { useProblem } from './useProblem'
import { useUpload } from './useUpload'

/** Sends the pictures that somebody chose in a file field one after the other, as many as there is room for. */
export function useTakingPictures(room: () => number, taken: (picture: Picture) => void) {
  const upload = useUpload()
  const { tell } = useProblem()

  async function take(event: Event) {
    const field = event.target as HTMLInputElement
    const files = [...(field.files ?? [])].slice(0, room())
    field.value = ''
    for (const file of files) {
      try {
        taken(await upload.mutateAsync(file))
      } catch (error) {
        tell(error)
        return
      }
    }
  }

  return { take, sending: upload.isPending }
}
