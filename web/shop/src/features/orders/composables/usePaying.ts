import type { Charge, Order, WayToPay } from '@shuke/api-client/contract'
import { ProblemError } from '@shuke/api-client/problem'
import { ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useProblem } from '@/shared/composables/useProblem'
import { useOpenCharge } from '@/shared/pay/usePayIn'
import { askWeChat } from '@/shared/pay/weChatBridge'
import { useCharge } from './useCharge'

/** From a chosen way to the receipt: a cashier, a code to scan, or WeChat around this page. */
export function usePaying(order: () => Order | undefined) {
  const router = useRouter()
  const { words } = useProblem()
  const opening = useOpenCharge()
  const shown = ref<Charge>()
  const problem = ref('')
  const charge = useCharge(() => shown.value?.id)

  const receipt = (id: string, chargeId: string) => `/orders/${id}/receipt?charge=${chargeId}`

  watch(
    () => charge.data.value?.state,
    (state) => {
      if (state === 'PAID' && shown.value) void router.replace(receipt(shown.value.orderId, shown.value.id))
    },
  )

  async function pay(chosen: WayToPay) {
    const id = order()?.id
    if (!id || opening.isPending.value) return
    problem.value = ''
    try {
      await handOver(await opening.mutateAsync({ orderId: id, chosen }))
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'provider-sign-in-needed') {
        location.assign(`/api/my/provider-sign-ins/${chosen.provider}?target=ORDER&id=${id}`)
      } else problem.value = words(error)
    }
  }

  async function handOver(opened: Charge) {
    if (opened.cashierUrl) return location.assign(opened.cashierUrl)
    if (opened.code) {
      shown.value = opened
      return
    }
    if (opened.bridge && (await askWeChat('getBrandWCPayRequest', opened.bridge)))
      await router.replace(receipt(opened.orderId, opened.id))
  }

  return { pay, busy: opening.isPending, shown, state: () => charge.data.value?.state, problem }
}
