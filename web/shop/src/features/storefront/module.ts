import type { FeatureModule } from '@/app/featureModule'

export const storefront: FeatureModule = {
  routes: [
    {
      path: '/u/:handle',
      component: () => import('./pages/ShopPage.vue'),
      props: true,
      meta: { light: true },
    },
    {
      path: '/partner/shop',
      component: () => import('./pages/ShopEditorPage.vue'),
      meta: { signedIn: true, title: 'shopEditor.editor' },
    },
  ],
}
