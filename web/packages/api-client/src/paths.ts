import type * as c from './contract'

/** The paths of the contract in the shape that openapi-fetch reads. */

interface Body<T> {
  content: { 'application/json': T }
}
interface Operation<Answer, Query, Path, Sent, Header> {
  parameters: {
    query?: Query
    path: Path
    header?: Header
    cookie?: never
  }
  requestBody: Sent extends undefined ? never : Body<Sent>
  responses: { 200: { headers: Record<string, unknown> } & Body<Answer> }
}
interface NoPathOperation<Answer, Query, Sent, Header> {
  parameters: { query?: Query; path?: never; header?: Header; cookie?: never }
  requestBody: Sent extends undefined ? never : Body<Sent>
  responses: { 200: { headers: Record<string, unknown> } & Body<Answer> }
}
type Read<Answer, Query = never, Path = undefined> = Path extends undefined
  ? Omit<NoPathOperation<Answer, Query, undefined, never>, 'requestBody'> & { requestBody?: never }
  : Omit<Operation<Answer, Query, Path, undefined, never>, 'requestBody'> & { requestBody?: never }
type Write<Answer, Sent = undefined, Path = undefined> = Path extends undefined
  ? Sent extends undefined
    ? Read<Answer>
    : NoPathOperation<Answer, never, Sent, Record<string, string>>
  : Sent extends undefined
    ? Read<Answer, never, Path>
    : Operation<Answer, never, Path, Sent, Record<string, string>>

interface Paging {
  after?: string
  limit?: number
}
interface Id {
  id: string
}

export interface paths {
  // identity
  '/api/sign-in-codes': { post: Write<c.SignInCode, { phone: string }> }
  '/api/sessions': { post: Write<c.SignedIn, c.SignIn> }
  '/api/session': { get: Read<c.Session>; delete: Write<undefined> }
  '/api/me': {
    get: Read<c.Me>
    patch: Write<c.Me, { nickname?: string; locale?: c.LocaleName; avatarMediaId?: string }>
  }
  '/api/me/password': { put: Write<undefined, { currentPassword?: string; newPassword: string }> }
  '/api/me/addresses': { get: Read<c.Items<c.Address>>; post: Write<c.Address, c.AddressDraft> }
  '/api/me/addresses/{id}': {
    put: Write<c.Address, c.AddressDraft, Id>
    delete: Write<undefined, undefined, Id>
  }
  '/api/me/consents': { get: Read<c.Items<c.Consent>> }
  '/api/me/consents/{kind}': { put: Write<undefined, { granted: boolean }, { kind: c.ConsentKind }> }
  '/api/demo/messages': { get: Read<c.Items<{ to: string; text: string; code: string; at: string }>> }
  '/api/demo/clock': {
    get: Read<{ now: string; offsetSeconds: number }>
    post: Write<{ now: string; offsetSeconds: number }, { advanceSeconds: number }>
  }
  '/api/operator/people': { get: Read<c.Page<c.PersonRow>, Paging & { q?: string }> }
  '/api/operator/people/{id}/rights': { put: Write<undefined, { rights: c.Right[] }, Id> }
  '/api/operator/audit': { get: Read<c.Page<c.AuditEntry>, Paging & { subject?: string }> }

  // catalog, inventory
  '/api/categories': { get: Read<c.Items<c.Category>> }
  '/api/products': {
    get: Read<c.Page<c.ProductCard>, Paging & { q?: string; category?: string; sort?: c.ProductSort }>
  }
  '/api/products/{idOrHandle}': { get: Read<c.Product, never, { idOrHandle: string }> }
  '/api/operator/products': {
    get: Read<c.Page<c.OperatorProductRow>, Paging & { q?: string; state?: 'published' | 'draft' }>
    post: Write<c.OperatorProduct, c.OperatorProductDraft>
  }
  '/api/operator/products/{id}': {
    get: Read<c.OperatorProduct, never, Id>
    put: Write<c.OperatorProduct, c.OperatorProductDraft & { version: number }, Id>
  }
  '/api/operator/products/{id}/publication': { put: Write<undefined, { published: boolean }, Id> }
  '/api/operator/products/{id}/pictures': {
    post: Write<c.OperatorProduct, { mediaId: string; alt: string }, Id>
  }
  '/api/operator/products/{id}/pictures/{pictureId}': {
    delete: Write<undefined, undefined, Id & { pictureId: string }>
  }
  '/api/operator/skus/{id}/stock': {
    put: Write<{ available: number; reserved: number }, { counted: number }, Id>
  }
  '/api/operator/media': { post: Write<c.Picture, FormData> }
  '/api/my/media': { post: Write<c.Picture, FormData> }
  '/api/operator/categories': { post: Write<c.Category, { name: string; slug: string }> }
  '/api/operator/imports': { get: Read<c.Page<c.Import>, Paging>; post: Write<c.Import, FormData> }
  '/api/operator/imports/{id}': { get: Read<c.Import, never, Id> }
  '/api/operator/imports/{id}/rows': {
    get: Read<c.Page<c.ImportRow>, Paging & { outcome?: c.ImportRow['outcome'] }, Id>
  }

  // cart, checkout, orders
  '/api/cart': { get: Read<c.Cart> }
  '/api/cart/lines/{skuId}': {
    put: Write<c.Cart, { quantity: number }, { skuId: string }>
    delete: Write<c.Cart, undefined, { skuId: string }>
  }
  '/api/checkout-quotes': { post: Write<c.Quote, c.QuoteDraft> }
  '/api/orders': {
    get: Read<c.Page<c.OrderCard>, Paging & { state?: c.OrderState }>
    post: Write<c.Order, c.OrderDraft>
  }
  '/api/orders/{id}': { get: Read<c.Order, never, Id> }
  '/api/orders/{id}/cancellation': { post: Write<c.Order, { reason: string }, Id> }
  '/api/orders/{id}/receipt': { post: Write<c.Order, undefined, Id> }
  '/api/orders/{id}/charges': { post: Write<c.Charge, { provider: string }, Id> }
  '/api/charges/{id}': { get: Read<c.Charge, never, Id> }
  '/api/operator/orders': {
    get: Read<c.Page<c.OperatorOrderRow>, Paging & { state?: c.OrderState; q?: string }>
  }
  '/api/operator/orders/{id}': { get: Read<c.OperatorOrder, never, Id> }
  '/api/operator/orders/{id}/shipment': {
    post: Write<c.OperatorOrder, { carrier: string; trackingNumber: string }, Id>
  }
  '/api/operator/orders/{id}/cancellation': { post: Write<c.OperatorOrder, { reason: string }, Id> }
  '/api/operator/figures/orders': { get: Read<c.OrderStates> }
  '/api/operator/figures/sales': { get: Read<c.SalesFigures, { days?: number }> }

  // payment
  '/api/sandbox/faults': { get: Read<c.Faults>; put: Write<c.Faults, c.Faults> }
  '/api/my/payouts': { get: Read<c.Page<c.Payout>, Paging>; post: Write<c.Payout, { amount: c.Money }> }
  '/api/my/payout-terms': { get: Read<c.PayoutTerms> }
  '/api/operator/payouts': { get: Read<c.Page<c.OperatorPayout>, Paging & { state?: c.PayoutState }> }
  '/api/operator/payouts/{id}/approval': { post: Write<c.OperatorPayout, undefined, Id> }
  '/api/operator/payouts/{id}/rejection': { post: Write<c.OperatorPayout, { reason: string }, Id> }

  // ledger
  '/api/operator/ledger/trial-balance': { get: Read<c.TrialBalance> }
  '/api/operator/ledger/accounts': { get: Read<c.Page<c.LedgerAccount>, Paging & { kind?: string }> }
  '/api/operator/ledger/accounts/{id}/entries': { get: Read<c.Page<c.LedgerEntry>, Paging, Id> }
  '/api/operator/ledger/transfers/{id}': { get: Read<c.LedgerTransfer, never, Id> }
  '/api/operator/ledger/transfers': { get: Read<c.Items<c.LedgerTransfer>, { cause: string }> }

  // sharing, storefront
  '/api/share-links': { post: Write<c.ShareLink, c.ShareDraft> }
  '/api/touches': { post: Write<undefined, { token: string }> }
  '/api/my/customers': { get: Read<c.Page<c.Customer>, Paging> }
  '/api/operator/partners': { get: Read<c.Page<c.PartnerRow>, Paging & { q?: string }> }
  '/api/operator/bindings': { get: Read<c.Page<c.Binding>, Paging & { partner?: string; customer?: string }> }
  '/api/operator/bindings/{customerId}/changes': {
    post: Write<c.Binding, { partnerId: string | null; reason: string }, { customerId: string }>
  }
  '/api/shops': { post: Write<c.Shop, { name?: string }> }
  '/api/shops/{handle}': { get: Read<c.Shop, never, { handle: string }> }
  '/api/my/shop': { get: Read<c.Shop>; patch: Write<c.Shop, c.ShopChange> }
  '/api/my/shop/shelf/{productId}': {
    put: Write<c.Shop, undefined, { productId: string }>
    delete: Write<c.Shop, undefined, { productId: string }>
  }

  // commission
  '/api/my/earnings': { get: Read<c.Earnings> }
  '/api/my/commissions': { get: Read<c.Page<c.Commission>, Paging> }
  '/api/commissions/{id}/explanation': { get: Read<c.Explanation, never, Id> }
  '/api/my/commission-absences': { get: Read<c.Absence, { orderNumber: string }> }
  '/api/operator/plans': { get: Read<c.Items<c.Plan>> }
  '/api/operator/commissions': {
    get: Read<c.Page<c.OperatorCommission>, Paging & { order?: string; state?: c.CommissionState }>
  }
  '/api/operator/figures/commission': { get: Read<c.CommissionFigures> }
}
