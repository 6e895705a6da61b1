import { Timer } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CATALOGUE']

/** A few pieces at a price, for a while. */
export const flash: ConsoleModule = {
  routes: [
    {
      path: '/flash-offers',
      name: 'flash-offers',
      component: () => import('./pages/FlashOffersPage.vue'),
      meta: { title: 'flash.title', rights },
    },
    {
      path: '/flash-offers/:id',
      name: 'flash-offer',
      component: () => import('./pages/FlashOfferPage.vue'),
      props: true,
      meta: { title: 'flash.one', rights, under: 'flash-offers' },
    },
  ],
  menu: [{ route: 'flash-offers', label: 'flash.title', icon: Timer, group: 'market', rights }],
}
