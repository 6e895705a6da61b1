import type { GroupCampaign } from '@shuke/api-client/contract'
import { useI18n } from 'vue-i18n'
import { useFormats } from '@/i18n/useFormats'

/** Says who may open and join, where not everybody may, and what the opener has off: of a campaign, or of one that is proposed. */
export function useRuleWords() {
  const { t } = useI18n()
  const { money } = useFormats()
  return ({ rules }: Pick<GroupCampaign, 'rules'>): string[] => {
    const words = []
    if (rules.openers !== 'ANYONE')
      words.push(`${t('groupbuying.fields.openers')}: ${t(`groupbuying.openersOf.${rules.openers}`)}`)
    if (rules.joiners !== 'ANYONE')
      words.push(`${t('groupbuying.fields.joiners')}: ${t(`groupbuying.joinersOf.${rules.joiners}`)}`)
    if (rules.openerSaves.amountMinor > 0)
      words.push(t('groupbuying.openerHas', { amount: money(rules.openerSaves) }))
    return words
  }
}
