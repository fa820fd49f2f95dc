-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AssetKind" AS ENUM ('image', 'model');

-- CreateEnum
CREATE TYPE "FileRole" AS ENUM ('main', 'thumbnail');

-- CreateEnum
CREATE TYPE "UploadKind" AS ENUM ('image', 'model');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "EmailTokenKind" AS ENUM ('verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "LotKind" AS ENUM ('trial', 'promo', 'restored', 'rollover', 'subscription', 'adjustment', 'top_up');

-- CreateEnum
CREATE TYPE "HoldStatus" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "CreditState" AS ENUM ('world', 'available', 'held', 'spent', 'expired', 'revoked', 'rolled');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'editor', 'viewer');

-- CreateTable
CREATE TABLE "Asset" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "folderId" TEXT,
    "kind" "AssetKind" NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "trashedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetVersion" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "assetId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "jobId" TEXT,
    "variant" INTEGER,
    "uploadId" TEXT,
    "engine" TEXT,
    "engineRevision" TEXT,
    "facts" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "role" "FileRole" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "kind" "UploadKind" NOT NULL,
    "name" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "thumbnailKey" TEXT,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preset" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Preset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "folderId" TEXT,
    "targetAssetId" TEXT,
    "createdById" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "operation" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "quote" JSONB NOT NULL,
    "priceBookVersion" TEXT NOT NULL,
    "quotedCredits" INTEGER NOT NULL,
    "reservedCredits" INTEGER NOT NULL,
    "consumedCredits" INTEGER NOT NULL DEFAULT 0,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "dispatchedAt" TIMESTAMPTZ(3),
    "lostAttempts" INTEGER NOT NULL DEFAULT 0,
    "workerId" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "stage" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "engineRevision" TEXT,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "requestKey" TEXT,
    "requestHash" TEXT,
    "estimateKey" TEXT NOT NULL,
    "estimateSeconds" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobInput" (
    "jobId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "uploadId" TEXT NOT NULL,

    CONSTRAINT "JobInput_pkey" PRIMARY KEY ("jobId","slot")
);

-- CreateTable
CREATE TABLE "JobAttempt" (
    "jobId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "workerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "stages" JSONB,

    CONSTRAINT "JobAttempt_pkey" PRIMARY KEY ("jobId","epoch")
);

-- CreateTable
CREATE TABLE "Worker" (
    "id" TEXT NOT NULL,
    "offers" JSONB NOT NULL,
    "host" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobOutput" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "variant" INTEGER NOT NULL,
    "role" "FileRole" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobOutput_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "error" TEXT,
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "brief" TEXT NOT NULL DEFAULT '',
    "usage" TEXT NOT NULL DEFAULT '',
    "ownerId" TEXT NOT NULL,
    "dueOn" DATE,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Folder" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "parentId" TEXT,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Folder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "instanceAdmin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "userAgent" TEXT,
    "ip" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "EmailTokenKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Wallet" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "available" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "debt" INTEGER NOT NULL DEFAULT 0,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "frozenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Wallet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lot" (
    "id" TEXT NOT NULL,
    "walletId" TEXT NOT NULL,
    "kind" "LotKind" NOT NULL,
    "priority" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "spent" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "revoked" INTEGER NOT NULL DEFAULT 0,
    "rolled" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "id" TEXT NOT NULL,
    "walletId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "released" INTEGER NOT NULL DEFAULT 0,
    "status" "HoldStatus" NOT NULL DEFAULT 'open',
    "priceBookVersion" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HoldLine" (
    "holdId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "lotId" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "HoldLine_pkey" PRIMARY KEY ("holdId","position")
);

-- CreateTable
CREATE TABLE "Posting" (
    "walletId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "lotId" TEXT NOT NULL,
    "from" "CreditState" NOT NULL,
    "to" "CreditState" NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "holdId" TEXT,
    "jobId" TEXT,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("walletId","seq")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "planId" TEXT NOT NULL DEFAULT 'free',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "billing" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Asset_workspaceId_projectId_folderId_trashedAt_createdAt_id_idx" ON "Asset"("workspaceId", "projectId", "folderId", "trashedAt", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Asset_workspaceId_trashedAt_createdAt_id_idx" ON "Asset"("workspaceId", "trashedAt", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Asset_workspaceId_id_key" ON "Asset"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "AssetVersion_workspaceId_uploadId_idx" ON "AssetVersion"("workspaceId", "uploadId");

-- CreateIndex
CREATE UNIQUE INDEX "AssetVersion_workspaceId_id_key" ON "AssetVersion"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AssetVersion_assetId_number_key" ON "AssetVersion"("assetId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "AssetVersion_jobId_variant_key" ON "AssetVersion"("jobId", "variant");

-- CreateIndex
CREATE INDEX "StoredFile_workspaceId_idx" ON "StoredFile"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_versionId_role_key" ON "StoredFile"("versionId", "role");

-- CreateIndex
CREATE INDEX "Upload_createdAt_idx" ON "Upload"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_workspaceId_id_key" ON "Upload"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Preset_workspaceId_operation_name_key" ON "Preset"("workspaceId", "operation", "name");

-- CreateIndex
CREATE INDEX "Job_status_engine_dispatchedAt_createdAt_idx" ON "Job"("status", "engine", "dispatchedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Job_workspaceId_status_createdAt_idx" ON "Job"("workspaceId", "status", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Job_workspaceId_projectId_createdAt_idx" ON "Job"("workspaceId", "projectId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Job_estimateKey_status_finishedAt_idx" ON "Job"("estimateKey", "status", "finishedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Job_workspaceId_id_key" ON "Job"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Job_workspaceId_requestKey_key" ON "Job"("workspaceId", "requestKey");

-- CreateIndex
CREATE INDEX "JobInput_uploadId_idx" ON "JobInput"("uploadId");

-- CreateIndex
CREATE UNIQUE INDEX "JobOutput_jobId_epoch_variant_role_key" ON "JobOutput"("jobId", "epoch", "variant", "role");

-- CreateIndex
CREATE INDEX "Mail_sentAt_failedAt_nextAttemptAt_idx" ON "Mail"("sentAt", "failedAt", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Project_workspaceId_archivedAt_updatedAt_idx" ON "Project"("workspaceId", "archivedAt", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Project_workspaceId_id_key" ON "Project"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "Folder_workspaceId_projectId_parentId_idx" ON "Folder"("workspaceId", "projectId", "parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Folder_workspaceId_id_key" ON "Folder"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailToken_tokenHash_key" ON "EmailToken"("tokenHash");

-- CreateIndex
CREATE INDEX "EmailToken_userId_kind_idx" ON "EmailToken"("userId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Wallet_workspaceId_key" ON "Wallet"("workspaceId");

-- CreateIndex
CREATE INDEX "Lot_walletId_closedAt_priority_expiresAt_grantedAt_id_idx" ON "Lot"("walletId", "closedAt", "priority", "expiresAt", "grantedAt", "id");

-- CreateIndex
CREATE INDEX "Lot_closedAt_expiresAt_idx" ON "Lot"("closedAt", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Lot_walletId_source_key" ON "Lot"("walletId", "source");

-- CreateIndex
CREATE UNIQUE INDEX "Hold_jobId_key" ON "Hold"("jobId");

-- CreateIndex
CREATE INDEX "Hold_walletId_status_idx" ON "Hold"("walletId", "status");

-- CreateIndex
CREATE INDEX "Hold_status_idx" ON "Hold"("status");

-- CreateIndex
CREATE INDEX "Posting_jobId_idx" ON "Posting"("jobId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_workspaceId_idx" ON "ApiKey"("workspaceId");

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_workspaceId_projectId_fkey" FOREIGN KEY ("workspaceId", "projectId") REFERENCES "Project"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Asset" ADD CONSTRAINT "Asset_workspaceId_folderId_fkey" FOREIGN KEY ("workspaceId", "folderId") REFERENCES "Folder"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssetVersion" ADD CONSTRAINT "AssetVersion_workspaceId_assetId_fkey" FOREIGN KEY ("workspaceId", "assetId") REFERENCES "Asset"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_workspaceId_versionId_fkey" FOREIGN KEY ("workspaceId", "versionId") REFERENCES "AssetVersion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preset" ADD CONSTRAINT "Preset_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobInput" ADD CONSTRAINT "JobInput_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobInput" ADD CONSTRAINT "JobInput_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobAttempt" ADD CONSTRAINT "JobAttempt_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobOutput" ADD CONSTRAINT "JobOutput_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Folder" ADD CONSTRAINT "Folder_workspaceId_projectId_fkey" FOREIGN KEY ("workspaceId", "projectId") REFERENCES "Project"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Folder" ADD CONSTRAINT "Folder_workspaceId_parentId_fkey" FOREIGN KEY ("workspaceId", "parentId") REFERENCES "Folder"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailToken" ADD CONSTRAINT "EmailToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wallet" ADD CONSTRAINT "Wallet_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "Wallet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "Wallet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldLine" ADD CONSTRAINT "HoldLine_holdId_fkey" FOREIGN KEY ("holdId") REFERENCES "Hold"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HoldLine" ADD CONSTRAINT "HoldLine_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_walletId_fkey" FOREIGN KEY ("walletId") REFERENCES "Wallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_holdId_fkey" FOREIGN KEY ("holdId") REFERENCES "Hold"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What follows is not expressible in the Prisma schema: the database repeats the promises of the ledger.

-- Credits of a lot are in exactly one state each.
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_states_not_negative" CHECK (
  "amount" > 0 AND "available" >= 0 AND "held" >= 0 AND "spent" >= 0 AND "expired" >= 0 AND "revoked" >= 0 AND "rolled" >= 0);
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_amount_is_sum_of_states" CHECK (
  "amount" = "available" + "held" + "spent" + "expired" + "revoked" + "rolled");
ALTER TABLE "Wallet" ADD CONSTRAINT "Wallet_not_negative" CHECK ("available" >= 0 AND "held" >= 0 AND "debt" >= 0);
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_adds_up" CHECK (
  "amount" >= 0 AND "settled" >= 0 AND "released" >= 0
  AND (("status" = 'open' AND "settled" = 0 AND "released" = 0) OR ("status" = 'closed' AND "settled" + "released" = "amount")));
ALTER TABLE "HoldLine" ADD CONSTRAINT "HoldLine_positive" CHECK ("amount" > 0);
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_moves_something" CHECK ("amount" > 0 AND "from" <> "to");
ALTER TABLE "Job" ADD CONSTRAINT "Job_consumed_reserved_quoted" CHECK (
  "consumedCredits" >= 0 AND "consumedCredits" <= "reservedCredits" AND "reservedCredits" <= "quotedCredits");

-- Postings are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "Posting_is_immutable" BEFORE UPDATE OR DELETE ON "Posting" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Folder names are unique among siblings, at the root too.
CREATE UNIQUE INDEX "Folder_name_among_siblings" ON "Folder" ("workspaceId", "projectId", COALESCE("parentId", ''), lower("name"));

-- The door to a wallet: the first statement of every operation on it. Locks the wallet's row and then reads, in the
-- same round trip but after the lock was had, so that the decision is made on what is true now: the open lots, the holds
-- of the jobs that are named, with their receipts, and the lots of those. Decisions are made in
-- packages/domain/src/credits.
CREATE FUNCTION lock_wallet(workspace_id text, job_ids text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
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
  RETURN jsonb_build_object('now', now(), 'wallet', to_jsonb(wallet), 'holds', holds, 'lots', (
    SELECT COALESCE(jsonb_agg(to_jsonb(lot)), '[]') FROM "Lot" lot
    WHERE lot."walletId" = wallet."id" AND (lot."closedAt" IS NULL OR lot."id" IN (
      SELECT line."lotId" FROM "Hold" hold JOIN "HoldLine" line ON line."holdId" = hold."id"
      WHERE hold."jobId" = ANY(job_ids) AND hold."walletId" = wallet."id"))));
END $$;

-- Writes what was decided, as it is: totals, lots, holds, postings. A few multi-row statements in one round trip.
CREATE FUNCTION write_wallet(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wallet_id text := change->>'walletId';
BEGIN
  UPDATE "Wallet" SET "available" = (change->>'available')::int, "held" = (change->>'held')::int,
    "debt" = (change->>'debt')::int, "lastSeq" = (change->>'lastSeq')::int WHERE "id" = wallet_id;
  UPDATE "Lot" lot SET "available" = l."available", "held" = l."held", "spent" = l."spent", "expired" = l."expired",
    "revoked" = l."revoked", "rolled" = l."rolled", "closedAt" = l."closedAt"
    FROM jsonb_populate_recordset(NULL::"Lot", change->'changedLots') l WHERE lot."id" = l."id" AND lot."walletId" = wallet_id;
  INSERT INTO "Lot" ("id", "walletId", "kind", "priority", "amount", "available", "held", "spent", "expired", "revoked",
      "rolled", "source", "grantedAt", "expiresAt", "closedAt")
    SELECT l."id", wallet_id, l."kind", l."priority", l."amount", l."available", l."held", l."spent", l."expired",
      l."revoked", l."rolled", l."source", l."grantedAt", l."expiresAt", l."closedAt"
    FROM jsonb_populate_recordset(NULL::"Lot", change->'addedLots') l;
  IF jsonb_array_length(change->'openedHolds') > 0 THEN
    INSERT INTO "Hold" ("id", "walletId", "jobId", "amount", "priceBookVersion", "createdAt")
      SELECT h."id", wallet_id, h."jobId", h."amount", h."priceBookVersion", now()
      FROM jsonb_populate_recordset(NULL::"Hold", change->'openedHolds') h;
    INSERT INTO "HoldLine" ("holdId", "position", "lotId", "amount")
      SELECT hold->>'id', position, line->>'lotId', (line->>'amount')::int
      FROM jsonb_array_elements(change->'openedHolds') hold,
        jsonb_array_elements(hold->'lines') WITH ORDINALITY receipt(line, position);
  END IF;
  UPDATE "Hold" hold SET "status" = 'closed', "settled" = h."settled", "released" = h."released", "closedAt" = now()
    FROM jsonb_populate_recordset(NULL::"Hold", change->'closedHolds') h
    WHERE hold."id" = h."id" AND hold."walletId" = wallet_id;
  INSERT INTO "Posting" ("walletId", "seq", "lotId", "from", "to", "amount", "reason", "holdId", "jobId", "actor", "at")
    SELECT wallet_id, p."seq", p."lotId", p."from", p."to", p."amount", p."reason", p."holdId", p."jobId", p."actor", now()
    FROM jsonb_populate_recordset(NULL::"Posting", change->'postings') p;
END $$;
