import type { ModelFacts } from '@maquette/domain/assets';
import { Badge, CardSection, countOf, FactList, formatBytes, formatCount } from '@maquette/ui';

/** What was measured on a model when it came in. */
export function ModelStatistics({ facts }: { facts: ModelFacts }) {
  const [width, height, depth] = facts.sizeMetres.map(lengthOf);
  return (
    <CardSection title="Statistics">
      <FactList
        facts={[
          { name: 'Faces', value: formatCount(facts.faces) },
          { name: 'Vertices', value: formatCount(facts.vertices) },
          { name: 'Size', value: `${width} × ${height} × ${depth} m` },
          { name: 'File', value: formatBytes(facts.bytes) },
          { name: 'Materials', value: formatCount(facts.materials) },
          { name: 'Textures', value: texturesOf(facts) },
          facts.animations > 0 ? { name: 'Animations', value: formatCount(facts.animations) } : null,
          {
            name: 'Watertight',
            value:
              facts.watertight === null
                ? 'Not measured'
                : facts.watertight
                  ? 'Yes'
                  : `No, ${countOf(facts.openEdges ?? 0, 'open edge')}`,
          },
          {
            name: 'glTF check',
            value:
              facts.validatorErrors > 0 ? (
                <Badge tone="danger">{countOf(facts.validatorErrors, 'error')}</Badge>
              ) : (
                `No errors${facts.validatorWarnings > 0 ? `, ${countOf(facts.validatorWarnings, 'warning')}` : ''}`
              ),
          },
        ]}
      />
    </CardSection>
  );
}

/** Three figures that count: `0.412`, `1.85`, `120`. */
const lengthOf = (metres: number): string =>
  Number(metres.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 4 });

/** `3 (1,024 × 1,024 px)`, or a line for each size. */
function texturesOf({ textures }: ModelFacts): string {
  if (textures.length === 0) return 'None';
  const sizes = new Set(
    textures.map(
      ({ widthPixels, heightPixels }) => `${formatCount(widthPixels)} × ${formatCount(heightPixels)}`,
    ),
  );
  return `${textures.length} (${[...sizes].join(', ')} px)`;
}
