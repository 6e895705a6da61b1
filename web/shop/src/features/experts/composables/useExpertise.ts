import type { OwnExpertApplication, Picture } from '@shuke/api-client/contract'
import { asForm, dataOf, filePart, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'

/** The latest application for each field. */
export function useExpertise() {
  return useQuery({
    queryKey: keys.expertise,
    queryFn: async (): Promise<OwnExpertApplication[]> => (await dataOf(api.GET('/api/my/expertise'))).items,
  })
}

/** What is filled in. */
export interface ExpertForm {
  words: string
  certificate: string
  pictures: Picture[]
}

/** Applies for a field; trying again cannot apply twice. */
export function useApplyAsExpert(field: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ words, certificate, pictures }: ExpertForm) => {
      const body = {
        field,
        words,
        certificate: certificate.trim() || null,
        evidenceIds: pictures.map(({ id }) => id),
      }
      return attempt(`expertise.${field}`, body, (key) =>
        dataOf(api.POST('/api/my/expert-applications', { body, headers: idempotent(key) })),
      )
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.expertise }),
  })
}

/** Sends a picture that the person alone sees, and staff who decide. */
export function useSendEvidence() {
  return useMutation({
    mutationFn: (file: File) =>
      dataOf(api.POST('/api/my/expert-evidence', { body: { file: filePart(file) }, bodySerializer: asForm })),
  })
}

/** Takes an application back, as it was seen, or has a verified field shown no longer. */
export function useWithdrawExpertise() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: OwnExpertApplication) =>
      dataOf(
        api.DELETE('/api/my/expert-applications/{id}', { params: { path: { id }, query: { version } } }),
      ),
    onSettled: () =>
      Promise.all(
        [keys.expertise, ['people'], ['posts']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  })
}
