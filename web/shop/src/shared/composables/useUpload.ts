import { asForm, dataOf, filePart } from '@shuke/api-client'
import { useMutation } from '@tanstack/vue-query'
import { api } from '@/app/api'

/** Sends a picture of the person's own: a face, a shop's banner. */
export function useUpload() {
  return useMutation({
    mutationFn: (file: File) =>
      dataOf(api.POST('/api/my/media', { body: { file: filePart(file) }, bodySerializer: asForm })),
  })
}
