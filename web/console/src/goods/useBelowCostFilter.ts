import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** Shows all offers of a list, or those alone that bear no more what their goods cost. */
export function useBelowCostFilter() {
  const { t } = useI18n()
  const url = useUrlFilters('belowCost')
  return {
    ...url,
    /** As the server takes it. */
    wanted: <Query extends object>(query: Query) => ({
      ...query,
      belowCost: url.filters.value.belowCost === 'true',
    }),
    tabs: computed(() => [
      { value: '', label: t('belowCost.all') },
      { value: 'true', label: t('belowCost.tag') },
    ]),
  }
}
