-- The one clock of credits and plans. Only the test hooks shift it; leases, sessions and tokens live by the real time.
CREATE TABLE "StudioClock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "shiftMs" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "StudioClock_pkey" PRIMARY KEY ("id")
);

INSERT INTO "StudioClock" ("id") VALUES (1);
ALTER TABLE "StudioClock" ADD CONSTRAINT "StudioClock_has_one_row" CHECK ("id" = 1);
CREATE FUNCTION studio_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT now() + make_interval(secs => COALESCE((SELECT "shiftMs" FROM "StudioClock" WHERE "id" = 1), 0)::float8 / 1000)
$$;

-- CreateEnum
CREATE TYPE "AlertKind" AS ENUM ('below_credits', 'below_percent', 'run_out_days', 'empty');

-- CreateEnum
CREATE TYPE "OrderKind" AS ENUM ('plan', 'top_up', 'auto_top_up');

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('open', 'paid', 'needs_cardholder', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "AutoTopUpState" AS ENUM ('ready', 'waiting', 'suspended', 'needs_cardholder');

-- CreateEnum
CREATE TYPE "CapScope" AS ENUM ('workspace', 'member', 'project', 'api_key');

-- CreateEnum
CREATE TYPE "CapPeriod" AS ENUM ('day', 'month');

-- CreateEnum
CREATE TYPE "ApprovalStatus" AS ENUM ('pending', 'approved', 'declined', 'expired');

-- AlterTable
ALTER TABLE "AssetVersion" ADD COLUMN     "keptAt" TIMESTAMPTZ(3),
ADD COLUMN     "keptById" TEXT;

-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "bookedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT studio_now();

-- AlterTable
ALTER TABLE "Wallet" ADD COLUMN     "clawback" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Lot" ADD COLUMN     "periodStart" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "approvalAboveCredits" INTEGER,
ADD COLUMN     "offPeakEndMinute" INTEGER NOT NULL DEFAULT 360,
ADD COLUMN     "offPeakStartMinute" INTEGER NOT NULL DEFAULT 1320,
ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateTable
CREATE TABLE "AlertRule" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" "AlertKind" NOT NULL,
    "threshold" INTEGER NOT NULL,
    "inApp" BOOLEAN NOT NULL DEFAULT true,
    "mail" BOOLEAN NOT NULL DEFAULT true,
    "webhook" BOOLEAN NOT NULL DEFAULT true,
    "isArmed" BOOLEAN NOT NULL DEFAULT true,
    "firedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AlertRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertState" (
    "workspaceId" TEXT NOT NULL,
    "seenSeq" INTEGER NOT NULL DEFAULT 0,
    "lastCredits" INTEGER,
    "isLow" BOOLEAN NOT NULL DEFAULT false,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT studio_now(),

    CONSTRAINT "AlertState_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "AlertFiring" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "kind" "AlertKind",
    "threshold" INTEGER,
    "credits" INTEGER NOT NULL,
    "runOutDays" INTEGER,
    "inApp" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,
    "webhook" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AlertFiring_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT,
    "uniqueKey" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "failures" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "responseCode" INTEGER,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseOrder" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" "OrderKind" NOT NULL,
    "productId" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'usd',
    "status" "OrderStatus" NOT NULL DEFAULT 'open',
    "checkoutSessionId" TEXT,
    "checkoutUrl" TEXT,
    "paymentIntentId" TEXT,
    "failureCode" TEXT,
    "failureMessage" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PurchaseOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "orderId" TEXT,
    "kind" "OrderKind" NOT NULL,
    "source" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "paymentIntentId" TEXT,
    "invoiceId" TEXT,
    "invoiceNumber" TEXT,
    "documentUrl" TEXT,
    "amountCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "refundedCents" INTEGER NOT NULL DEFAULT 0,
    "disputedCents" INTEGER NOT NULL DEFAULT 0,
    "clawedCredits" INTEGER NOT NULL DEFAULT 0,
    "paidAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingAccount" (
    "workspaceId" TEXT NOT NULL,
    "customerId" TEXT,
    "subscriptionId" TEXT,
    "subscriptionStatus" TEXT,
    "nextPlanId" TEXT,
    "cancelAt" TIMESTAMPTZ(3),
    "periodStart" TIMESTAMPTZ(3),
    "periodEnd" TIMESTAMPTZ(3),
    "periodCreditsMax" INTEGER NOT NULL DEFAULT 0,
    "cardBrand" TEXT,
    "cardLast4" TEXT,
    "paymentMethodId" TEXT,
    "autoTopUpEnabled" BOOLEAN NOT NULL DEFAULT false,
    "autoTopUpPackId" TEXT,
    "autoTopUpBelowCredits" INTEGER,
    "autoTopUpMonthlyMaxCents" INTEGER,
    "autoTopUpConsentById" TEXT,
    "autoTopUpConsentAt" TIMESTAMPTZ(3),
    "autoTopUpState" "AutoTopUpState" NOT NULL DEFAULT 'ready',
    "autoTopUpFailures" INTEGER NOT NULL DEFAULT 0,
    "autoTopUpRetryAt" TIMESTAMPTZ(3),

    CONSTRAINT "BillingAccount_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "paymentId" TEXT,
    "status" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "PaymentEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentDrift" (
    "id" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repairedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PaymentDrift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cap" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "scope" "CapScope" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "period" "CapPeriod" NOT NULL,
    "credits" INTEGER NOT NULL,
    "isHard" BOOLEAN NOT NULL DEFAULT true,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Cap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapRaise" (
    "id" TEXT NOT NULL,
    "capId" TEXT,
    "workspaceId" TEXT NOT NULL,
    "scope" "CapScope" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "period" "CapPeriod" NOT NULL,
    "credits" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3) NOT NULL,
    "byUserId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CapRaise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobApproval" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "request" JSONB NOT NULL,
    "quote" JSONB NOT NULL,
    "quotedCredits" INTEGER NOT NULL,
    "priceBookVersion" TEXT NOT NULL,
    "status" "ApprovalStatus" NOT NULL DEFAULT 'pending',
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "jobId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JobApproval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanVersion" (
    "planId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "monthlyCents" INTEGER NOT NULL,
    "creditsPerCycle" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "runningJobsMax" INTEGER NOT NULL,
    "queuedJobsMax" INTEGER NOT NULL,
    "rolloverCreditsMax" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanVersion_pkey" PRIMARY KEY ("planId","version")
);

-- CreateTable
CREATE TABLE "PriceBookVersion" (
    "version" TEXT NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "prices" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PriceBookVersion_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE UNIQUE INDEX "AlertRule_workspaceId_kind_threshold_key" ON "AlertRule"("workspaceId", "kind", "threshold");

-- CreateIndex
CREATE INDEX "AlertFiring_workspaceId_at_idx" ON "AlertFiring"("workspaceId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Notice_uniqueKey_key" ON "Notice"("uniqueKey");

-- CreateIndex
CREATE INDEX "Notice_userId_workspaceId_createdAt_idx" ON "Notice"("userId", "workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "WebhookEndpoint_workspaceId_idx" ON "WebhookEndpoint"("workspaceId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_nextAttemptAt_idx" ON "WebhookDelivery"("endpointId", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_workspaceId_createdAt_idx" ON "WebhookDelivery"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_createdAt_idx" ON "WebhookDelivery"("endpointId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_checkoutSessionId_key" ON "PurchaseOrder"("checkoutSessionId");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseOrder_paymentIntentId_key" ON "PurchaseOrder"("paymentIntentId");

-- CreateIndex
CREATE INDEX "PurchaseOrder_workspaceId_createdAt_idx" ON "PurchaseOrder"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PurchaseOrder_status_createdAt_idx" ON "PurchaseOrder"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Payment_workspaceId_paidAt_idx" ON "Payment"("workspaceId", "paidAt" DESC);

-- CreateIndex
CREATE INDEX "Payment_paymentIntentId_idx" ON "Payment"("paymentIntentId");

-- CreateIndex
CREATE INDEX "Payment_invoiceId_idx" ON "Payment"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_workspaceId_source_key" ON "Payment"("workspaceId", "source");

-- CreateIndex
CREATE UNIQUE INDEX "BillingAccount_customerId_key" ON "BillingAccount"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "BillingAccount_subscriptionId_key" ON "BillingAccount"("subscriptionId");

-- CreateIndex
CREATE INDEX "Dispute_workspaceId_closedAt_idx" ON "Dispute"("workspaceId", "closedAt");

-- CreateIndex
CREATE INDEX "PaymentEvent_processedAt_deadAt_nextAttemptAt_idx" ON "PaymentEvent"("processedAt", "deadAt", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "PaymentDrift_foundAt_idx" ON "PaymentDrift"("foundAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Cap_workspaceId_scope_subjectId_period_key" ON "Cap"("workspaceId", "scope", "subjectId", "period");

-- CreateIndex
CREATE INDEX "CapRaise_workspaceId_capId_until_idx" ON "CapRaise"("workspaceId", "capId", "until");

-- CreateIndex
CREATE INDEX "JobApproval_workspaceId_status_createdAt_idx" ON "JobApproval"("workspaceId", "status", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PlanVersion_effectiveAt_idx" ON "PlanVersion"("effectiveAt");

-- CreateIndex
CREATE INDEX "PriceBookVersion_effectiveAt_idx" ON "PriceBookVersion"("effectiveAt");

-- CreateIndex
-- Usage and caps read their figures from the index alone, not from rows that are mostly parameters and quotes. Of what
-- it holds only the status and what was consumed ever change, both at the end, so progress and leases cost it nothing.
CREATE INDEX "Job_workspaceId_bookedAt_idx" ON "Job"("workspaceId", "bookedAt")
    INCLUDE ("id", "createdById", "projectId", "operation", "engine", "apiKeyId", "status", "consumedCredits", "reservedCredits");

-- CreateIndex
CREATE INDEX "AssetVersion_workspaceId_keptAt_idx" ON "AssetVersion"("workspaceId", "keptAt");

-- CreateIndex
CREATE INDEX "Posting_at_idx" ON "Posting" USING BRIN ("at");

-- AddForeignKey
ALTER TABLE "AlertRule" ADD CONSTRAINT "AlertRule_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertState" ADD CONSTRAINT "AlertState_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertFiring" ADD CONSTRAINT "AlertFiring_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "PurchaseOrder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BillingAccount" ADD CONSTRAINT "BillingAccount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cap" ADD CONSTRAINT "Cap_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapRaise" ADD CONSTRAINT "CapRaise_capId_fkey" FOREIGN KEY ("capId") REFERENCES "Cap"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapRaise" ADD CONSTRAINT "CapRaise_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobApproval" ADD CONSTRAINT "JobApproval_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What follows is not expressible in the Prisma schema.

-- Jobs that were there before count when they were asked for.
UPDATE "Job" SET "bookedAt" = "createdAt";

-- What waits to be taken back is held by jobs that run.
ALTER TABLE "Wallet" ADD CONSTRAINT "Wallet_clawback_is_held" CHECK ("clawback" >= 0 AND "clawback" <= "held");
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_clawed_at_most_granted" CHECK ("clawedCredits" >= 0 AND "clawedCredits" <= "credits");
ALTER TABLE "Cap" ADD CONSTRAINT "Cap_not_negative" CHECK ("credits" >= 0);
ALTER TABLE "AlertRule" ADD CONSTRAINT "AlertRule_not_negative" CHECK ("threshold" >= 0);

-- One automatic top-up at a time, however many jobs cross the threshold at once.
CREATE UNIQUE INDEX "PurchaseOrder_one_automatic" ON "PurchaseOrder" ("workspaceId")
  WHERE "kind" = 'auto_top_up' AND "status" IN ('open', 'needs_cardholder');

-- The door to a wallet, as before, with the studio's clock, the waiting clawback and the periods of subscription lots.
CREATE OR REPLACE FUNCTION lock_wallet(workspace_id text, job_ids text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  wallet "Wallet";
  holds jsonb := '[]';
BEGIN
  -- A process that freezes while it holds the lock is thrown out, so that the workspace can go on.
  PERFORM set_config('idle_in_transaction_session_timeout', '20s', true);
  SELECT * INTO wallet FROM "Wallet" WHERE "workspaceId" = workspace_id FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF cardinality(job_ids) > 0 THEN
    SELECT COALESCE(jsonb_agg(to_jsonb(hold) || jsonb_build_object('lines', (
        SELECT COALESCE(jsonb_agg(jsonb_build_object('lotId', line."lotId", 'amount', line."amount")
          ORDER BY line."position"), '[]')
        FROM "HoldLine" line WHERE line."holdId" = hold."id"))), '[]') INTO holds
      FROM "Hold" hold WHERE hold."jobId" = ANY(job_ids) AND hold."walletId" = wallet."id";
  END IF;
  RETURN jsonb_build_object('now', studio_now(), 'time', now(), 'wallet', to_jsonb(wallet), 'holds', holds, 'lots', (
    SELECT COALESCE(jsonb_agg(to_jsonb(lot)), '[]') FROM "Lot" lot
    WHERE lot."walletId" = wallet."id" AND (lot."closedAt" IS NULL OR lot."id" IN (
      SELECT line."lotId" FROM "Hold" hold JOIN "HoldLine" line ON line."holdId" = hold."id"
      WHERE hold."jobId" = ANY(job_ids) AND hold."walletId" = wallet."id"))));
END $$;

-- Writes what was decided, as it is: totals, lots, holds, postings. A few multi-row statements in one round trip.
CREATE OR REPLACE FUNCTION write_wallet(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wallet_id text := change->>'walletId';
BEGIN
  UPDATE "Wallet" SET "available" = (change->>'available')::int, "held" = (change->>'held')::int,
    "debt" = (change->>'debt')::int, "clawback" = (change->>'clawback')::int, "lastSeq" = (change->>'lastSeq')::int WHERE "id" = wallet_id;
  UPDATE "Lot" lot SET "available" = l."available", "held" = l."held", "spent" = l."spent", "expired" = l."expired",
    "revoked" = l."revoked", "rolled" = l."rolled", "closedAt" = l."closedAt"
    FROM jsonb_populate_recordset(NULL::"Lot", change->'changedLots') l WHERE lot."id" = l."id" AND lot."walletId" = wallet_id;
  INSERT INTO "Lot" ("id", "walletId", "kind", "priority", "amount", "available", "held", "spent", "expired", "revoked",
      "rolled", "source", "periodStart", "grantedAt", "expiresAt", "closedAt")
    SELECT l."id", wallet_id, l."kind", l."priority", l."amount", l."available", l."held", l."spent", l."expired",
      l."revoked", l."rolled", l."source", l."periodStart", l."grantedAt", l."expiresAt", l."closedAt"
    FROM jsonb_populate_recordset(NULL::"Lot", change->'addedLots') l;
  IF jsonb_array_length(change->'openedHolds') > 0 THEN
    INSERT INTO "Hold" ("id", "walletId", "jobId", "amount", "priceBookVersion", "createdAt")
      SELECT h."id", wallet_id, h."jobId", h."amount", h."priceBookVersion", studio_now()
      FROM jsonb_populate_recordset(NULL::"Hold", change->'openedHolds') h;
    INSERT INTO "HoldLine" ("holdId", "position", "lotId", "amount")
      SELECT hold->>'id', position, line->>'lotId', (line->>'amount')::int
      FROM jsonb_array_elements(change->'openedHolds') hold,
        jsonb_array_elements(hold->'lines') WITH ORDINALITY receipt(line, position);
  END IF;
  UPDATE "Hold" hold SET "status" = 'closed', "settled" = h."settled", "released" = h."released", "closedAt" = studio_now()
    FROM jsonb_populate_recordset(NULL::"Hold", change->'closedHolds') h
    WHERE hold."id" = h."id" AND hold."walletId" = wallet_id;
  INSERT INTO "Posting" ("walletId", "seq", "lotId", "from", "to", "amount", "reason", "holdId", "jobId", "actor", "at")
    SELECT wallet_id, p."seq", p."lotId", p."from", p."to", p."amount", p."reason", p."holdId", p."jobId", p."actor", studio_now()
    FROM jsonb_populate_recordset(NULL::"Posting", change->'postings') p;
END $$;

-- Every workspace is warned at 50, 20 and 5 % of its plan and when nothing is left; what it has now crosses nothing.
INSERT INTO "AlertRule" ("id", "workspaceId", "kind", "threshold")
  SELECT 'alr_' || left(md5(w."id" || rule.kind || rule.threshold), 26), w."id", rule.kind::"AlertKind", rule.threshold
  FROM "Workspace" w, (VALUES ('below_percent', 50), ('below_percent', 20), ('below_percent', 5), ('empty', 0)) rule(kind, threshold);
INSERT INTO "AlertState" ("workspaceId", "seenSeq", "lastCredits")
  SELECT "workspaceId", "lastSeq", "available" + "held" FROM "Wallet";
