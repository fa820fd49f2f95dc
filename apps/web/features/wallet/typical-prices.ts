import { operationById, parseDraft, quote, type PriceBook } from '@maquette/domain/operations';

export interface TypicalPrice {
  id: string;
  label: string;
  credits: number;
}

/** Jobs as they are often asked for. */
const typicalJobs: { id: string; label: string; operation: string; params: Record<string, unknown> }[] = [
  {
    id: 'draft',
    label: 'Draft, textured',
    operation: 'image-to-model',
    params: { engine: 'sculpt' },
  },
  {
    id: 'drafts',
    label: '4 drafts, textured',
    operation: 'image-to-model',
    params: { engine: 'sculpt', variants: 4 },
  },
  {
    id: 'model',
    label: 'Model, textured',
    operation: 'image-to-model',
    params: { engine: 'hunyuan3d-2.1' },
  },
  {
    id: 'models',
    label: '4 models, textured',
    operation: 'image-to-model',
    params: { engine: 'hunyuan3d-2.1', variants: 4 },
  },
  { id: 'rig', label: 'Rig', operation: 'rig', params: {} },
  { id: 'segments', label: 'Segmentation', operation: 'mesh-segmentation', params: {} },
];

/** What typical jobs cost, by the function that the server charges with. What cannot be priced is left out. */
export function typicalPrices(priceBook: PriceBook): TypicalPrice[] {
  return typicalJobs.flatMap(({ id, label, operation: operationId, params }) => {
    const operation = operationById(operationId);
    const draft = operation && parseDraft(operation, params);
    if (!operation || !draft?.ok) return [];
    return [{ id, label, credits: quote(operation, draft.value, { priceBook }).totalCredits }];
  });
}
