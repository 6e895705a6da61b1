import { asForm, dataOf, filePart } from '@shuke/api-client'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** Uploads a picture and puts it on the product, in that order. */
export function useAddPicture(id: string, done: () => void) {
  return useAct(
    async ({ file, alt }: { file: File; alt: string }) => {
      const body = { file: filePart(file) }
      const media = await dataOf(api.POST('/api/operator/media', { body, bodySerializer: asForm }))
      return dataOf(
        api.POST('/api/operator/products/{id}/pictures', {
          params: { path: { id } },
          body: { mediaId: media.id, alt },
        }),
      )
    },
    { stale: ['products'], done },
  )
}

export function useRemovePicture(id: string, done: () => void) {
  return useAct(
    (pictureId: string) =>
      dataOf(
        api.DELETE('/api/operator/products/{id}/pictures/{pictureId}', {
          params: { path: { id, pictureId } },
        }),
      ),
    { stale: ['products'], done },
  )
}
