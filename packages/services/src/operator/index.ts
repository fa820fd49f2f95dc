export { asOperator, type Operator } from './operator.ts';
export { editPlan, listPlanVersions, type PlanEdit } from './edit-plan.ts';
export { editPriceBook, listPrices, type PriceEdit } from './edit-price-book.ts';
export { listPaymentProblems, retryPaymentEvent } from './payment-problems.ts';
export { listRefundable, refundPayment } from './refund-payment.ts';
export { findWorkspaces, giveCredits } from './give-credits.ts';
