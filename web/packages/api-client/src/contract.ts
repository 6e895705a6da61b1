import type { components } from './schema'

/** What the server sends and takes, by the names that the applications use; the shapes are the server's own. */
type Schema = components['schemas']

export type Money = Schema['Money']
export interface Page<T> {
  items: T[]
  next: string | null
}

// identity
export type Session = Schema['SessionState']
export type Me = Schema['Me']
export type Right = Me['staffRights'][number]
export type SignInCode = Schema['SignInCodeSent']
export type SignIn = Schema['SignInRequest']
export type SignedIn = Schema['SignInAnswer']
export type Address = Schema['Address']
export type AddressDraft = Schema['AddressBody']
export type Consent = Schema['Consent']
export type ConsentKind = Consent['kind']
export type Closure = Schema['Closure']
export type ClosureObstacle = Schema['ClosureObstacles']['items'][number]
export type IdentityCheck = Schema['IdentityCheck']
export type IdentityToCheck = Schema['IdentityToCheck']
export type PersonRow = Schema['Entry']
export type AuditEntry = Schema['AuditedAct']
export type AuditReport = Schema['AuditReport']
export type SecondFactorState = Schema['SecondFactorState']
export type SecondFactorBegun = Schema['SecondFactorBegun']

// catalog, inventory
export type Picture = Schema['Picture']
export type Category = Schema['Category']
export type ProductCard = Schema['ProductCard']
export type Product = Schema['Product']
export type ProductOption = Schema['ProductOption']
export type Sku = Schema['Sku']
export type ProductSort = 'newest' | 'price-up' | 'price-down' | 'relevance'
export type OperatorProductRow = Schema['OperatorProductRow']
export type OperatorProduct = Schema['OperatorProduct']
export type OperatorProductDraft = Omit<Schema['OperatorProductRequest'], 'version'>
export type OperatorSku = Schema['OperatorSkuRequest']
export type Import = Schema['Import']
export type ImportRow = Schema['ImportRow']

// cart, checkout, orders
export type Cart = Schema['Cart']
export type CartLine = Schema['CartLine']
export type Quote = Schema['Quote']
export type QuoteDraft = Schema['QuoteRequest']
export type OrderDraft = Schema['OrderWish']
export type Order = Schema['Order']
export type OrderState = Order['state']
export type OrderLine = Schema['OrderLine']
export type OrderCard = Schema['OrderCard']
export type OperatorOrder = Schema['OperatorOrder']
export type OperatorOrderRow = Schema['OperatorOrderRow']
export type FreightZone = Schema['FreightZone']

// promotion
export type CouponTerms = Schema['CouponTerms']
export type CouponOffer = Schema['CouponOffer']
export type MyCoupon = Schema['MyCoupon']
export type QuoteCoupon = Schema['QuoteCoupon']
export type OperatorCoupon = Schema['OperatorCoupon']
export type CouponDraft = Schema['CouponDraft']
export type FreightZoneDraft = Schema['FreightZoneDraft']
export type Shipment = Schema['OrderShipment']
export type OrderEvidence = Schema['OrderLineEvidence']
export type OrderStates = Schema['OrderStates']
export type SalesDay = Schema['SalesDay']

// group buying
export type BelowCost = Schema['BelowCost']
export type FlashCard = Schema['FlashCard']
export type FlashPage = Schema['FlashPage']
export type FlashPlace = Schema['FlashPlace']
export type FlashOffer = Schema['FlashOffer']
export type FlashOfferDraft = Schema['FlashOfferDraft']
export type OperatorFlashPlace = Schema['OperatorFlashPlace']
export type FlashOrderWish = Schema['FlashOrderWish']
export type FlashAnswer = Schema['FlashAnswer']
export type GroupOffer = Schema['GroupOffer']
export type OpenGroup = Schema['OpenGroup']
export type GroupPage = Schema['GroupPage']
export type GroupFace = Schema['GroupFace']
export type GroupCampaign = Schema['GroupCampaign']
export type GroupCampaignFunnel = Schema['GroupCampaignFunnel']
export type GroupCampaignDraft = Schema['GroupCampaignDraft']
export type GroupProposal = Schema['GroupProposal']
export type GroupProposalDraft = Schema['GroupProposalDraft']
export type GroupProposalLeaving = Schema['GroupProposalLeaving']
export type ProposedGroupCampaign = Schema['ProposedGroupCampaign']
export type GroupProposalState = GroupProposal['state']
export type GroupProposalTerms = Schema['GroupProposalTerms']
export type OperatorGroupHead = Schema['OperatorGroupHead']
export type OperatorGroup = Schema['OperatorGroup']
export type GroupState = OperatorGroupHead['state']

// after-sales
export type AfterSale = Schema['AfterSale']
export type AfterSaleState = AfterSale['state']
export type AfterSaleKind = AfterSale['kind']
export type AfterSaleReason = AfterSale['reason']
export type AfterSaleStep = Schema['AfterSaleStep']
export type AfterSaleOption = Schema['AfterSaleOption']
export type AfterSaleQuote = Schema['AfterSaleQuote']
export type AfterSaleWish = Schema['AfterSaleWish']
export type OperatorAfterSale = Schema['OperatorAfterSale']
export type LineReversal = Schema['LineReversal']

// suppliers, shipments
export type Supplier = Schema['Supplier']
export type SupplierFacts = Schema['SupplierFactsBody']
export type SupplierSheet = Schema['SupplierSheet']
export type SupplierMember = Schema['SupplierMember']
export type OwnSupplier = Schema['OwnSupplier']
export type SupplierGoods = Schema['SupplierGoods']
export type SupplierEntry = Schema['SupplierEntry']
export type SupplierPayout = Schema['SupplierPayout']
export type SupplierPayoutState = SupplierPayout['state']
export type SupplierStatement = Schema['SupplierStatement']
export type Proposal = Schema['Proposal']
export type ProposalState = Proposal['state']
export type ProposalDraft = Schema['ProposalWish']
export type ComparedProposal = Schema['ComparedProposal']
export type ProposalTerms = Schema['ProposalTerms']
export type OrderShipment = Schema['Shipment']
export type ShipmentRow = Schema['ShipmentRow']
export type ParcelRow = Schema['ParcelRow']
export type ParcelDraft = Schema['ParcelWish']

// payment
export type Charge = Schema['Charge']
export type WayToPay = Schema['WayToPay']
export type ProviderAccount = Schema['ProviderAccount']
export type Reconciliation = Schema['Reconciliation']
export type BillDifference = Schema['BillDifference']
export type OperatorRefund = Schema['OperatorRefund']
export type RefundState = OperatorRefund['state']
export type PaymentNotice = Schema['PaymentNotice']
export type Faults = Schema['SandboxFaults']
export type Payout = Schema['Payout']
export type PayoutState = Payout['state']
export type OperatorPayout = Schema['OperatorPayout']
export type PayoutTerms = Schema['MyPayoutTerms']
export type TaxMonth = Schema['TaxMonth']
export type TaxMonthSum = Schema['TaxMonthSum']

// ledger
export type TrialBalance = Schema['TrialBalanceAnswer']
export type LedgerAccount = Schema['LedgerAccount']
export type LedgerEntry = Schema['LedgerEntry']
export type LedgerTransfer = Schema['LedgerTransfer']

// sharing, storefront
export type ShareDraft = Schema['ShareDraft']
export type ShareTargetKind = ShareDraft['target']['kind']
export type ShareChannel = ShareDraft['channel']
export type ShareLink = Schema['ShareLink']
export type Poster = Schema['SharePoster']
export type PosterTemplate = Poster['template']
export type Customer = Schema['Customer']
export type PartnerRow = Schema['PartnerRow']
export type Binding = Schema['Binding']
export type Shop = Schema['ShopPage']
export type ShopTheme = Shop['theme']
export type ShopChange = Schema['ShopChange']
export type Sharer = Schema['ShopOwner']

/** Inlined by the server into pages that get shared. */
export interface FirstData {
  kind: 'product' | 'shop' | 'market' | 'person' | 'post' | 'group'
  product?: Product | null
  shop?: Shop | null
  shelf?: ProductCard[] | null
  person?: PersonPage | null
  post?: Post | null
  group?: GroupPage | null
  sharer?: Sharer | null
  touchToken?: string | null
  session: Session
}

// people, posts
export type PersonRef = Schema['PersonRef']
export type PersonPage = Schema['PersonPage']
export type PersonListRow = Schema['PersonRow']
export type OwnProfile = Schema['OwnProfile']
export type Post = Schema['Post']
export type PostTag = Post['tags'][number]
export type PostDraft = Schema['PostDraft']
export type PostComment = Schema['PostComment']
export type ReportDraft = Schema['ReportDraft']
export type Takedown = Schema['Takedown']
export type ModerationCase = Schema['ModerationCase']
export type ModerationState = ModerationCase['state']
export type ListedWord = Schema['ListedWord']
export type PostResults = Schema['PostResults']
export type FeedItem = Schema['FeedItem']
export type Circle = Schema['Circle']
export type CircleDraft = Schema['CircleDraft']
export type CircleEntry = Circle['entry']
export type CircleState = Circle['state']
export type CircleStanding = Circle['standing']
export type CirclePerson = Schema['CirclePerson']
export type CircleEvent = Schema['CircleEvent']
export type CircleEventPage = Schema['CircleEventPage']
export type CircleEventDraft = Schema['CircleEventDraft']
export type CirclePoll = Schema['CirclePoll']
export type CirclePollDraft = Schema['CirclePollDraft']
export type CircleNeed = Schema['CircleNeed']
export type CircleOfferDraft = Schema['CircleOfferDraft']

// expert fields
export type ExpertField = Schema['ExpertField']
export type ExpertDraft = Schema['ExpertDraft']
export type OwnExpertApplication = Schema['OwnExpertApplication']
export type ExpertApplication = Schema['ExpertApplication']
export type ExpertState = ExpertApplication['state']

// messaging
export type UnreadCounts = Schema['UnreadCounts']
export type Notification = Schema['Notification']
export type NotificationWish = Schema['NotificationWish']
export type NotificationWishes = Schema['NotificationWishes']
export type NotificationWishesChange = Schema['NotificationWishesChange']
export type QuietHours = Schema['QuietHours']
export type Conversation = Schema['Conversation']
export type Message = Schema['Message']
export type MessageDraft = Schema['MessageDraft']

// commission
export type Earnings = Schema['Earnings']
export type Commission = Schema['Commission']
export type CommissionState = Commission['state']
export type CommissionRole = Commission['role']
export type OperatorCommission = Schema['OperatorCommission']
export type Explanation = Schema['Explanation']
export type DebtChange = Schema['DebtChange']
export type CommissionHold = Schema['CommissionHold']
export type HoldState = CommissionHold['state']
export type OperatorHold = Schema['OperatorCommissionHold']
export type Absence = Schema['Absence']
export type Plan = Schema['Plan']
export type PlanRate = Schema['PlanRate']
export type PlanDraft = Schema['PlanDraft']
export type PlanPublication = Schema['PlanPublication']
export type Simulation = Schema['Simulation']
export type DepthApproval = Schema['DepthApproval']
export type DepthApprovalRecord = Schema['DepthApprovalRecord']
export type CommissionFigures = Schema['Figures']

// reviews
export type Review = Schema['Review']
export type ReviewChoice = 'ALL' | 'PICTURED' | 'LOW'
export type ReviewDraft = Schema['ReviewDraft']
export type OwnReview = Schema['OwnReview']
export type SoldReview = Schema['SoldReview']
export type Question = Schema['Question']
export type QuestionAnswer = Schema['QuestionAnswer']
export type QuestionForReader = Schema['QuestionForReader']
export type Rating = Schema['Rating']
export type FriendsChoice = Schema['FriendsChoice']
export type FriendsPurchase = Schema['FriendsPurchase']
export type SalesFigures = Schema['SalesFigures']
export type OperatorReview = Schema['OperatorReview']
export type OperatorQuestion = Schema['OperatorQuestion']
export type OperatorAnswer = Schema['OperatorAnswer']
