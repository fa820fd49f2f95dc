/** What is dragged from the grid to a folder: ids, in a type of our own, so that no file drop takes it. */
const dragType = 'application/x-maquette-assets';

export function writeDrag(data: DataTransfer, assetIds: readonly string[]): void {
  data.setData(dragType, JSON.stringify(assetIds));
  data.effectAllowed = 'move';
}

export const isAssetDrag = (data: DataTransfer): boolean => data.types.includes(dragType);

export function readDrag(data: DataTransfer): string[] {
  const text = data.getData(dragType);
  return text ? (JSON.parse(text) as string[]) : [];
}
