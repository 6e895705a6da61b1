import type { Picture } from '@shuke/api-client/contract'
import { ref } from 'vue'
import { useProblem } from './useProblem'
import { useUpload } from './useUpload'

/**
 * Sends the pictures that somebody chose in a file field one after the other, as many as there is room for. It is
 * sending until the last of them has arrived, or one has failed. They go among the person's own, or where `send` brings
 * them.
 */
export function useTakingPictures(
  room: () => number,
  taken: (picture: Picture) => void,
  send: (file: File) => Promise<Picture> = useUpload().mutateAsync,
) {
  const { tell } = useProblem()
  const sending = ref(false)

  async function take(event: Event) {
    const field = event.target as HTMLInputElement
    const files = [...(field.files ?? [])].slice(0, room())
    field.value = ''
    if (sending.value) return
    sending.value = true
    try {
      for (const file of files) taken(await send(file))
    } catch (error) {
      tell(error)
    } finally {
      sending.value = false
    }
  }

  return { take, sending }
}
