import { z } from '@hono/zod-openapi';
import type { AssetView, UploadView, VersionView } from '@maquette/domain/assets';

const pixels = () => z.number().int();

export const factsSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('image'),
      widthPixels: pixels(),
      heightPixels: pixels(),
      hasAlpha: z.boolean(),
      bytes: z.number().int(),
    }),
    z.object({
      kind: z.literal('model'),
      faces: z.number().int(),
      vertices: z.number().int(),
      meshes: z.number().int(),
      materials: z.number().int(),
      textures: z.array(
        z.object({
          name: z.string(),
          widthPixels: pixels(),
          heightPixels: pixels(),
          mime: z.string(),
          bytes: z.number().int(),
        }),
      ),
      animations: z.number().int(),
      sizeMetres: z.tuple([z.number(), z.number(), z.number()]),
      bytes: z.number().int(),
      watertight: z.boolean().nullable(),
      openEdges: z.number().int().nullable(),
      validatorErrors: z.number().int(),
      validatorWarnings: z.number().int(),
    }),
  ])
  .openapi('Facts');

export const versionSchema = z
  .object({
    id: z.string(),
    assetId: z.string(),
    number: z.number().int(),
    jobId: z.string().nullable(),
    variant: z.number().int().nullable(),
    uploadId: z.string().nullable(),
    engine: z.string().nullable(),
    engineRevision: z.string().nullable(),
    facts: factsSchema,
    createdBy: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.string(),
    kept: z
      .object({ at: z.string(), by: z.object({ id: z.string(), name: z.string() }) })
      .nullable()
      .describe('Who decided that it is good; null: nobody has. Usage counts credits per kept model.'),
    files: z.array(
      z.object({
        id: z.string(),
        role: z.enum(['main', 'thumbnail']),
        url: z.string(),
        mime: z.string(),
        bytes: z.number().int(),
      }),
    ),
  })
  .openapi('Version') satisfies z.ZodType<VersionView>;

export const assetSchema = z
  .object({
    id: z.string(),
    projectId: z.string(),
    folderId: z.string().nullable(),
    kind: z.enum(['image', 'model']),
    name: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    trashedAt: z.string().nullable(),
    versionCount: z.number().int(),
    current: versionSchema,
  })
  .openapi('Asset') satisfies z.ZodType<AssetView>;

export const uploadSchema = z
  .object({
    uploadId: z.string(),
    kind: z.enum(['image', 'model']),
    name: z.string(),
    mime: z.string().describe('After the check: pictures are re-encoded.'),
    bytes: z.number().int(),
    sha256: z.string(),
    facts: factsSchema,
    createdAt: z.string(),
    assetId: z.string().optional().describe('When a picture was uploaded into a project.'),
  })
  .openapi('Upload') satisfies z.ZodType<UploadView>;
