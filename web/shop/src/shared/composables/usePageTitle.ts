import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'

/** Titles the document after what the page shows, once it is known. */
export function usePageTitle(title: MaybeRefOrGetter<string | null | undefined>): void {
  const { t } = useI18n()
  watchEffect(() => {
    const text = toValue(title)
    if (text) document.title = `${text} · ${t('brand.name')}`
  })
}
