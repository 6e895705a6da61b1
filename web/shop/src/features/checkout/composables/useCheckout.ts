import type { Quote } from '@shuke/api-client/contract'
import { ProblemError } from '@shuke/api-client/problem'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { keys } from '@/app/queries'
import { useAddresses } from '@/shared/addresses/useAddresses'
import { usePay } from '@/shared/composables/usePay'
import { useProblem } from '@/shared/composables/useProblem'
import { useCheckoutLines } from './useCheckoutLines'
import { draftOf, flashWishOf, usePlaceFlashOrder, usePlaceOrder } from './usePlaceOrder'
import { useQuote } from './useQuote'

/** Address, quote and note in; an order and the way to the cashier out. */
export function useCheckout() {
  const { t } = useI18n()
  const router = useRouter()
  const client = useQueryClient()
  const { words } = useProblem()
  const { lines, seat, flashOfferId } = useCheckoutLines()

  const addresses = useAddresses()
  const chosenAddress = ref<string>()
  const address = computed(() => {
    const known = addresses.data.value ?? []
    return (
      known.find(({ id }) => id === chosenAddress.value) ??
      known.find(({ preferred }) => preferred) ??
      known[0]
    )
  })
  /** Until the buyer chooses, the server takes those that save most. */
  const coupons = ref<string[]>()
  const quote = useQuote(lines, () => address.value?.id, coupons, seat, flashOfferId)
  const note = ref('')
  const notice = ref<string>()
  const soldOut = ref<string[]>([])

  const placing = usePlaceOrder()
  const placingFlash = usePlaceFlashOrder()
  const paying = usePay()
  const busy = ref(false)
  const ready = computed(() => Boolean(address.value && quote.data.value && !quote.isPlaceholderData.value))

  async function order() {
    if (busy.value || !address.value || !quote.data.value) return
    busy.value = true
    notice.value = undefined
    soldOut.value = []
    try {
      if (flashOfferId.value) await orderFlash(flashOfferId.value, quote.data.value, address.value.id)
      else
        await pay(
          (await placing.mutateAsync(draftOf(quote.data.value, address.value.id, note.value, seat.value))).id,
        )
    } catch (error) {
      refused(error)
    } finally {
      busy.value = false
    }
  }

  /** Without a piece the buyer is in the line, which the offer's page shows. */
  async function orderFlash(offerId: string, shown: Quote, addressId: string) {
    const answer = await placingFlash.mutateAsync({
      offerId,
      wish: flashWishOf(shown, addressId, note.value),
    })
    if (answer.order) await pay(answer.order.id)
    else await router.replace(`/flash/${offerId}`)
  }

  /** The order stands from here on: if the cashier cannot be reached, the order's page offers it again. */
  async function pay(orderId: string) {
    try {
      await paying.mutateAsync(orderId)
    } catch {
      await router.replace(`/orders/${orderId}`)
    }
  }

  function refused(error: unknown) {
    notice.value = words(error)
    if (!(error instanceof ProblemError)) return
    if (error.code === 'price-changed' && error.problem.quote) {
      client.setQueryData(
        [...keys.quote, lines.value, address.value?.id, coupons.value, seat.value, flashOfferId.value],
        error.problem.quote as Quote,
      )
      notice.value = t('checkout.priceChanged')
    }
    if (error.code === 'price-changed' && flashOfferId.value) void quote.refetch()
    if (error.code === 'flash-had') void router.replace(`/orders/${error.problem.orderId as string}`)
    if (error.code === 'out-of-stock') soldOut.value = (error.problem.skuIds as string[] | undefined) ?? []
  }

  return {
    lines,
    seat,
    flashOfferId,
    addresses,
    address,
    chosenAddress,
    coupons,
    quote,
    note,
    notice,
    soldOut,
    busy,
    ready,
    order,
  }
}
