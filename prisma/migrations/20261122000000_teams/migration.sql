-- CreateEnum
CREATE TYPE "AuditActor" AS ENUM ('user', 'api_key', 'visitor', 'system', 'payments', 'operator');

-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('allowed', 'refused');

-- CreateEnum
CREATE TYPE "ProjectRole" AS ENUM ('lead', 'editor', 'viewer');

-- CreateEnum
CREATE TYPE "ShareTarget" AS ENUM ('asset', 'version', 'folder', 'project');

-- CreateEnum
CREATE TYPE "SignInRule" AS ENUM ('any', 'oidc', 'two_factor');

-- CreateEnum
CREATE TYPE "ApiKeyKind" AS ENUM ('personal', 'workspace');

-- AlterEnum
ALTER TYPE "EmailTokenKind" ADD VALUE 'magic_link';

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'guest';

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "isRestricted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "sessionsEndedAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpEnabledAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpLastStep" INTEGER,
ADD COLUMN     "totpSecret" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "issuer" TEXT,
ADD COLUMN     "linking" TEXT,
ADD COLUMN     "linkingUntil" TIMESTAMPTZ(3),
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "twoFactorAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "editorsMayShare" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "signInIssuer" TEXT,
ADD COLUMN     "signInRule" "SignInRule" NOT NULL DEFAULT 'any';

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "kind" "ApiKeyKind" NOT NULL DEFAULT 'personal',
ADD COLUMN     "projectIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "replacedById" TEXT;

-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "projectGoneAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DroppedFile" (
    "storageKey" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DroppedFile_pkey" PRIMARY KEY ("storageKey")
);

-- CreateIndex
CREATE INDEX "DroppedFile_createdAt_idx" ON "DroppedFile"("createdAt");

-- CreateTable
CREATE TABLE "VersionTick" (
    "workspaceId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "tickedById" TEXT NOT NULL,
    "tickedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VersionTick_pkey" PRIMARY KEY ("versionId","item")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" "AuditActor" NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "onBehalfOfId" TEXT,
    "action" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL DEFAULT 'allowed',
    "targetKind" TEXT,
    "targetId" TEXT,
    "targetName" TEXT,
    "projectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "userAgent" TEXT,
    "previousHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "workspaceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "ProjectMember" (
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "ProjectRole" NOT NULL,
    "task" TEXT NOT NULL DEFAULT '',
    "mayComment" BOOLEAN NOT NULL DEFAULT true,
    "creditsPerMonth" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectMember_pkey" PRIMARY KEY ("projectId","userId")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" "ShareTarget" NOT NULL,
    "targetId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "mayDownload" BOOLEAN NOT NULL DEFAULT false,
    "mayComment" BOOLEAN NOT NULL DEFAULT false,
    "allVersions" BOOLEAN NOT NULL DEFAULT false,
    "passphraseHash" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "embedSites" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "viewCount" INTEGER NOT NULL DEFAULT 0,
    "downloadCount" INTEGER NOT NULL DEFAULT 0,
    "lastViewedAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "assetId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "shareLinkId" TEXT,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInStep" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "email" TEXT,
    "emailDomain" TEXT,
    "role" "Role" NOT NULL,
    "billing" BOOLEAN NOT NULL DEFAULT false,
    "projects" JSONB NOT NULL DEFAULT '[]',
    "tokenHash" TEXT NOT NULL,
    "usesMax" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnershipOffer" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "fromUserId" TEXT NOT NULL,
    "toUserId" TEXT NOT NULL,
    "staysOwner" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "OwnershipOffer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApiKey_replacedById_idx" ON "ApiKey"("replacedById");

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_at_idx" ON "AuditEvent"("workspaceId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_action_seq_idx" ON "AuditEvent"("workspaceId", "action", "seq" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_actorId_seq_idx" ON "AuditEvent"("workspaceId", "actorId", "seq" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_onBehalfOfId_seq_idx" ON "AuditEvent"("workspaceId", "onBehalfOfId", "seq" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_targetId_seq_idx" ON "AuditEvent"("workspaceId", "targetId", "seq" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_projectId_seq_idx" ON "AuditEvent"("workspaceId", "projectId", "seq" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_workspaceId_outcome_seq_idx" ON "AuditEvent"("workspaceId", "outcome", "seq" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_workspaceId_seq_key" ON "AuditEvent"("workspaceId", "seq");

-- CreateIndex
CREATE INDEX "ProjectMember_workspaceId_userId_idx" ON "ProjectMember"("workspaceId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_workspaceId_projectId_createdAt_idx" ON "ShareLink"("workspaceId", "projectId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ShareLink_workspaceId_targetId_idx" ON "ShareLink"("workspaceId", "targetId");

-- CreateIndex
CREATE INDEX "Comment_workspaceId_assetId_createdAt_idx" ON "Comment"("workspaceId", "assetId", "createdAt");

-- CreateIndex
CREATE INDEX "Identity_userId_idx" ON "Identity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_issuer_subject_key" ON "Identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Device_userId_tokenHash_key" ON "Device"("userId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "SignInStep_tokenHash_key" ON "SignInStep"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInStep_userId_idx" ON "SignInStep"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_workspaceId_createdAt_idx" ON "Invitation"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "OwnershipOffer_workspaceId_endedAt_idx" ON "OwnershipOffer"("workspaceId", "endedAt");

-- CreateIndex
CREATE INDEX "OwnershipOffer_toUserId_endedAt_idx" ON "OwnershipOffer"("toUserId", "endedAt");

-- AddForeignKey
ALTER TABLE "VersionTick" ADD CONSTRAINT "VersionTick_workspaceId_versionId_fkey" FOREIGN KEY ("workspaceId", "versionId") REFERENCES "AssetVersion"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_workspaceId_projectId_fkey" FOREIGN KEY ("workspaceId", "projectId") REFERENCES "Project"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "Membership"("workspaceId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_workspaceId_assetId_fkey" FOREIGN KEY ("workspaceId", "assetId") REFERENCES "Asset"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_shareLinkId_fkey" FOREIGN KEY ("shareLinkId") REFERENCES "ShareLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInStep" ADD CONSTRAINT "SignInStep_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnershipOffer" ADD CONSTRAINT "OwnershipOffer_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The audit log is a chain: each event holds the hash of the one before it. Only ever added to. What is hashed is the
-- text of a JSON array (docs/guides/audit.md), which docs/examples/verify_audit.py makes from an export.
CREATE FUNCTION audit_hash(event "AuditEvent") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    event."id", event."workspaceId", event."seq", round(extract(epoch FROM event."at") * 1000)::bigint,
    event."actorKind", event."actorId", event."actorName", event."onBehalfOfId", event."action", event."outcome",
    event."targetKind", event."targetId", event."targetName", event."projectId", event."before", event."after",
    event."ip", event."userAgent", event."previousHash")::text, 'UTF8')), 'hex')
$$;

-- The head's row is the lock: events of one workspace come one after the other, without gaps. The workspace is held
-- before it, as the foreign key does a moment later: whoever has the workspace locked writes its event first, and nobody
-- waits in a circle.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head "AuditHead";
BEGIN
  PERFORM 1 FROM "Workspace" WHERE "id" = NEW."workspaceId" FOR KEY SHARE;
  SELECT * INTO head FROM "AuditHead" WHERE "workspaceId" = NEW."workspaceId" FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    INSERT INTO "AuditHead" ("workspaceId") VALUES (NEW."workspaceId") ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM "AuditHead" WHERE "workspaceId" = NEW."workspaceId" FOR NO KEY UPDATE;
  END IF;
  NEW."seq" := head."seq" + 1;
  NEW."at" := date_trunc('milliseconds', clock_timestamp());
  NEW."previousHash" := head."hash";
  NEW."hash" := audit_hash(NEW);
  UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "workspaceId" = NEW."workspaceId";
  RETURN NEW;
END $$;
CREATE TRIGGER "AuditEvent_chain" BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is only ever added to.';
END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

-- The number of the first event at which a workspace's chain does not hold; null: it holds from end to end. A row that
-- was taken out at the end shows too: the head still names it.
CREATE FUNCTION audit_break(workspace_id text) RETURNS int LANGUAGE sql STABLE AS $$
  WITH chain AS (
    SELECT event, event."seq", event."hash", event."previousHash",
      lag(event."hash", 1, '') OVER (ORDER BY event."seq") AS "before", row_number() OVER (ORDER BY event."seq") AS "place"
    FROM "AuditEvent" event WHERE event."workspaceId" = workspace_id),
  broken AS (
    SELECT "place"::int AS "seq" FROM chain
    WHERE "seq" <> "place" OR "previousHash" <> "before" OR "hash" <> audit_hash(event)
    UNION ALL
    SELECT (SELECT count(*) FROM chain)::int + 1
    WHERE (SELECT count(*) FROM chain) <> COALESCE(
        (SELECT head."seq" FROM "AuditHead" head WHERE head."workspaceId" = workspace_id), 0)
      OR EXISTS (SELECT 1 FROM "AuditHead" head WHERE head."workspaceId" = workspace_id AND head."seq" > 0
        AND NOT EXISTS (SELECT 1 FROM chain WHERE chain."seq" = head."seq" AND chain."hash" = head."hash")))
  SELECT min("seq") FROM broken
$$;

-- A key and those that it took the place of: what was spent with any of them counts under its cap.
CREATE FUNCTION keys_before(key_id text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line("id") AS (
    SELECT key_id UNION SELECT k."id" FROM "ApiKey" k JOIN line ON k."replacedById" = line."id")
  SELECT "id" FROM line
$$;

-- A key and those that took its place: their caps bind it for as long as it goes on working.
CREATE FUNCTION keys_after(key_id text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line("id") AS (
    SELECT key_id UNION SELECT k."replacedById" FROM "ApiKey" k JOIN line ON k."id" = line."id"
      WHERE k."replacedById" IS NOT NULL)
  SELECT "id" FROM line
$$;
