import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message-box/style/css'
import { onScopeDispose, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'

/** Asks before unsaved work is left behind, within the console and when the tab is closed. */
export function useLeaveGuard(dirty: Ref<boolean>) {
  const { t } = useI18n()
  let released = false

  onBeforeRouteLeave(async () => {
    if (released || !dirty.value) return true
    return ElMessageBox.confirm(t('catalogue.unsaved'), {
      confirmButtonText: t('catalogue.leave'),
      cancelButtonText: t('catalogue.stay'),
      confirmButtonType: 'danger',
    }).then(
      () => true,
      () => false,
    )
  })

  const closing = (event: BeforeUnloadEvent) => {
    if (!released && dirty.value) event.preventDefault()
  }
  addEventListener('beforeunload', closing)
  onScopeDispose(() => removeEventListener('beforeunload', closing))
  return { release: () => (released = true) }
}
