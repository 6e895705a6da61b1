import type { Quote } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import type { WishedLine, WishedSeat } from './useCheckoutLines'

/** What the server would charge for these lines to this address, at this moment. */
export function useQuote(
  lines: MaybeRefOrGetter<WishedLine[]>,
  addressId: MaybeRefOrGetter<string | undefined>,
  coupons: MaybeRefOrGetter<string[] | undefined>,
  seat: MaybeRefOrGetter<WishedSeat | undefined>,
  flashOfferId: MaybeRefOrGetter<string | undefined>,
) {
  return useQuery({
    queryKey: computed(() => [
      ...keys.quote,
      toValue(lines),
      toValue(addressId),
      toValue(coupons),
      toValue(seat),
      toValue(flashOfferId),
    ]),
    queryFn: (): Promise<Quote> =>
      dataOf(
        api.POST('/api/checkout-quotes', {
          body: {
            lines: toValue(lines),
            addressId: toValue(addressId),
            coupons: toValue(coupons),
            group: toValue(seat),
            flashOfferId: toValue(flashOfferId),
          },
        }),
      ),
    enabled: () => toValue(lines).length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}
