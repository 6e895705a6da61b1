import { Postcard, UserFilled } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CATALOGUE']

/** What is offered to people who buy together, and the groups that try to fill. */
export const groupbuying: ConsoleModule = {
  routes: [
    {
      path: '/group-campaigns',
      name: 'group-campaigns',
      component: () => import('./pages/CampaignsPage.vue'),
      meta: { title: 'groupbuying.title', rights },
    },
    {
      path: '/groups',
      name: 'groups',
      component: () => import('./pages/GroupsPage.vue'),
      meta: { title: 'groupbuying.groups', rights, under: 'group-campaigns' },
    },
    {
      path: '/groups/:id',
      name: 'group',
      component: () => import('./pages/GroupPage.vue'),
      props: true,
      meta: { title: 'groupbuying.group', rights, under: 'group-campaigns' },
    },
    {
      path: '/group-proposals',
      name: 'group-proposals',
      component: () => import('./pages/ProposalsPage.vue'),
      meta: { title: 'groupbuying.proposals.title', rights },
    },
    {
      path: '/group-proposals/:id',
      name: 'group-proposal',
      component: () => import('./pages/ProposalPage.vue'),
      props: true,
      meta: { title: 'groupbuying.proposals.one', rights, under: 'group-proposals' },
    },
  ],
  menu: [
    { route: 'group-campaigns', label: 'groupbuying.title', icon: UserFilled, group: 'market', rights },
    {
      route: 'group-proposals',
      label: 'groupbuying.proposals.title',
      icon: Postcard,
      group: 'market',
      rights,
    },
  ],
}
