import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { askWeChat } from '@/shared/pay/weChatBridge'
import { surroundings } from '@/shared/pay/ways'

/** The provider that payouts go to, where it must know the person; and confirming a payout inside its app. */
export function useProviderAccount() {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: keys.providerAccounts,
    queryFn: () => dataOf(api.GET('/api/my/provider-accounts')),
  })
  const account = computed(() => query.data.value?.find(({ paidTo }) => paidTo))
  const { inWeChat } = surroundings()

  const confirming = useMutation({
    mutationFn: (token: string) =>
      askWeChat('requestMerchantTransfer', { ...account.value?.names, package: token }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.payouts }),
  })
  const link = () => location.assign(`/api/my/provider-sign-ins/${account.value?.provider}?target=PAYOUTS`)

  return {
    unknown: computed(() => account.value && !account.value.known),
    inWeChat,
    canConfirm: computed(() => inWeChat && Boolean(account.value)),
    confirming,
    link,
  }
}
