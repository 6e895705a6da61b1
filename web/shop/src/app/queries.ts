import { ProblemError } from '@shuke/api-client/problem'
import { QueryClient, type InfiniteData } from '@tanstack/vue-query'
import type { FirstData, Page, ProductCard } from '@shuke/api-client/contract'

/** The network is asked again, patiently; a refusal is not argued with. */
function worthAnotherTry(failures: number, error: Error): boolean {
  if (error instanceof ProblemError) return error.status >= 500 && failures < 2
  return failures < 3
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      retry: worthAnotherTry,
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

export const keys = {
  session: ['session'] as const,
  product: (handle: string) => ['product', handle] as const,
  shop: (handle: string) => ['shop', handle] as const,
  products: (filter: { q?: string; category?: string; sort?: string }) => ['products', filter] as const,
  categories: ['categories'] as const,
  rating: (productId: string) => ['reviews', 'rating', productId] as const,
  reviews: (productId: string, choice: string) => ['reviews', 'of', productId, choice] as const,
  questionCount: (productId: string) => ['questions', 'count', productId] as const,
  questions: (productId: string) => ['questions', 'of', productId] as const,
  question: (id: string) => ['questions', 'one', id] as const,
  answers: (id: string) => ['questions', 'answers', id] as const,
  shopFigures: (handle: string) => ['shop-figures', handle] as const,
  ownFigures: ['my', 'sales-figures'] as const,
  soldReviews: ['my', 'sold-reviews'] as const,
  ownReview: (id: string) => ['my', 'reviews', id] as const,
  friendsChoices: (productIds: string[]) => ['my', 'friends-choices', productIds] as const,
  friendsPurchases: ['my', 'friends-purchases'] as const,
  cart: ['cart'] as const,
  quote: ['quote'] as const,
  almostFull: ['groups', 'almost-full'] as const,
  groupProposals: (circleId: string) => ['groups', 'proposals', circleId] as const,
  group: (code: string) => ['groups', 'one', code] as const,
  groupOffer: (productId: string) => ['groups', 'offer', productId] as const,
  flashOffers: (productId?: string) => ['flash', 'offers', productId ?? null] as const,
  flashOffer: (id: string) => ['flash', 'one', id] as const,
  couponOffers: ['my', 'coupon-offers'] as const,
  couponOffer: (code: string) => ['my', 'coupon-offers', code] as const,
  productCoupons: (id: string) => ['my', 'coupon-offers', 'of', id] as const,
  coupons: ['my', 'coupons'] as const,
  orders: ['orders'] as const,
  order: (id: string) => ['orders', 'one', id] as const,
  askable: (orderId: string) => ['orders', 'askable', orderId] as const,
  reviewable: (orderId: string) => ['orders', 'reviewable', orderId] as const,
  afterSaleQuote: (lineId: string, wish: unknown) => ['orders', 'after-sale-quote', lineId, wish] as const,
  afterSales: ['orders', 'after-sales'] as const,
  afterSale: (id: string) => ['orders', 'after-sales', 'one', id] as const,
  waysToPay: ['ways-to-pay'] as const,
  charge: (id: string) => ['charges', id] as const,
  addresses: ['my', 'addresses'] as const,
  consents: ['my', 'consents'] as const,
  closure: ['my', 'closure'] as const,
  introduction: ['my', 'introduction'] as const,
  messaging: ['my', 'messaging'] as const,
  inbox: ['my', 'messaging', 'inbox'] as const,
  notifications: ['my', 'messaging', 'notifications'] as const,
  wishes: ['my', 'messaging', 'wishes'] as const,
  conversations: ['my', 'messaging', 'conversations'] as const,
  conversation: (id: string) => ['my', 'messaging', 'conversation', id] as const,
  ownContact: ['my', 'messaging', 'contact'] as const,
  orderContact: (orderId: string) => ['my', 'messaging', 'contact', orderId] as const,
  messagesOf: (id: string) => ['my', 'messaging', 'messages', id] as const,
  myShop: ['my', 'shop'] as const,
  earnings: ['my', 'earnings'] as const,
  commissions: ['my', 'commissions'] as const,
  debts: ['my', 'debts'] as const,
  explanation: (id: string) => ['my', 'commissions', 'explanation', id] as const,
  customers: ['my', 'customers'] as const,
  customerChanges: ['my', 'customer-changes'] as const,
  payouts: ['my', 'payouts'] as const,
  providerAccounts: ['my', 'provider-accounts'] as const,
  payoutTerms: ['my', 'payout-terms'] as const,
  payoutQuote: (amountMinor: number) => ['my', 'payout-terms', 'quote', amountMinor] as const,
  identity: ['my', 'identity'] as const,
  expertise: ['my', 'expertise'] as const,
  expertFields: ['expert-fields'] as const,
  feed: ['posts', 'feed'] as const,
  post: (id: string) => ['posts', 'one', id] as const,
  comments: (postId: string) => ['posts', 'comments', postId] as const,
  replies: (commentId: string) => ['posts', 'replies', commentId] as const,
  postsOf: (code: string) => ['posts', 'of', code] as const,
  postsAbout: (topic: string) => ['posts', 'about', topic] as const,
  postsTagging: (productId: string) => ['posts', 'tagging', productId] as const,
  postsSaying: (words: string) => ['posts', 'saying', words] as const,
  savedPosts: ['posts', 'saved'] as const,
  drafts: ['posts', 'drafts'] as const,
  postResults: (id: string) => ['posts', 'results', id] as const,
  postVersions: (id: string) => ['posts', 'versions', id] as const,
  topics: ['topics'] as const,
  circle: (id: string) => ['circles', 'one', id] as const,
  foundCircles: ['circles', 'found'] as const,
  invitedCircle: (code: string) => ['circles', 'invited', code] as const,
  circlePeople: (id: string, which: string) => ['circles', 'people', id, which] as const,
  invitation: (id: string) => ['circles', 'invitation', id] as const,
  circleShelf: (id: string) => ['circles', 'shelf', id] as const,
  circleNeeds: (id: string) => ['circles', 'needs', id] as const,
  circleEvents: (id: string) => ['circles', 'events', id] as const,
  circleEvent: (id: string) => ['circles', 'event', id] as const,
  circlePolls: (id: string) => ['circles', 'polls', id] as const,
  circleGroupOffers: (id: string) => ['circles', 'group-offers', id] as const,
  circleOffers: (id: string) => ['circles', 'offers', id] as const,
  offerBounds: (id: string, skuId: string) => ['circles', 'offer-bounds', id, skuId] as const,
  circleFigures: (id: string) => ['circles', 'figures', id] as const,
  myCircles: ['my', 'circles'] as const,
  circlePosts: (id: string) => ['posts', 'circle', id] as const,
  announcements: (id: string) => ['posts', 'announcements', id] as const,
  person: (code: string) => ['people', code] as const,
  peopleOf: (code: string, kind: string) => ['people', code, kind] as const,
  ownProfile: ['my', 'profile'] as const,
  blockedPeople: ['my', 'blocked-people'] as const,
  takedowns: ['my', 'takedowns'] as const,
  postingStanding: ['my', 'posting-standing'] as const,
  shareLink: (kind: string, id: string | null) => ['my', 'share-links', kind, id] as const,
}

/** Puts what the server inlined where the pages look for it, so that nothing is asked twice. */
export function seed(client: QueryClient, data: FirstData, locale: string): void {
  client.setQueryData(keys.session, data.session)
  if (data.product) client.setQueryData(keys.product(data.product.handle), data.product)
  if (data.shop) client.setQueryData(keys.shop(data.shop.handle), data.shop)
  if (data.person) client.setQueryData(keys.person(data.person.person.code), data.person)
  // Its disclosure is in the language of the account, which is asked again where this device speaks another.
  const updatedAt = data.session.locale === locale ? undefined : 1
  if (data.post) client.setQueryData(keys.post(data.post.id), data.post, { updatedAt })
  if (data.group) client.setQueryData(keys.group(data.group.code), data.group)
  if (data.kind === 'market' && data.shelf) {
    const shelf: InfiniteData<Page<ProductCard>, string | null> = {
      pages: [{ items: data.shelf, next: null }],
      pageParams: [null],
    }
    // Shown at once, and asked again, because the shelf does not say how the list goes on.
    client.setQueryData(keys.products({}), shelf, { updatedAt: 1 })
  }
}

/** Forgets everything that belonged to the person who has just left. */
export function forgetPerson(client: QueryClient): void {
  client.removeQueries({ queryKey: ['my'] })
  client.removeQueries({ queryKey: keys.orders })
  client.removeQueries({ queryKey: ['posts'] })
  client.removeQueries({ queryKey: ['groups'] })
  client.removeQueries({ queryKey: ['flash'] })
  client.removeQueries({ queryKey: ['people'] })
  client.removeQueries({ queryKey: ['circles'] })
  client.removeQueries({ queryKey: ['reviews'] })
  client.removeQueries({ queryKey: ['questions'] })
  client.removeQueries({ queryKey: ['charges'] })
  client.removeQueries({ queryKey: keys.quote })
  void client.invalidateQueries({ queryKey: keys.cart })
}
