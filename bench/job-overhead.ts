// What a job costs beside its engine: from the accepted request to the engine's start, and from its end to the finished job.
import { Rest } from '../e2e/rest-steps.ts';
import { startStudio } from '../tools/test/start-studio.mjs';
import { readFirstRunOf } from './first-run.ts';
import { percentile, printTable, rounded } from './table.ts';

const runs = 15;
const studio = await startStudio();
try {
  const rest = new Rest({ url: studio.url, ...readFirstRunOf(studio.dataFolder) });
  const image = await rest.uploadPicture();
  await finish(rest, image); // warms the children up
  const before: number[] = [];
  const total: number[] = [];
  for (let i = 0; i < runs; i++) {
    const { startedMs, endedMs } = await finish(rest, image);
    before.push(startedMs);
    total.push(endedMs);
  }
  const figures = (name: string, values: number[]) => [
    name,
    rounded(percentile(values, 0.5)),
    rounded(percentile(values, 0.95)),
  ];
  printTable(
    ['from the request being sent', 'p50 ms', 'p95 ms'],
    [
      figures('to the job running', before),
      figures('to the job done (256 px picture, 512 px texture)', total),
    ],
  );
} finally {
  await studio.stop();
}

/** Starts one job and follows its event stream. */
async function finish(rest: Rest, image: string): Promise<{ startedMs: number; endedMs: number }> {
  const sentMs = performance.now();
  const { body } = await rest.startJob({ image, textureSize: 512, faceLimit: 5_000 });
  const response = await fetch(`${rest.url}/api/v1/jobs/${body.id}/events`, {
    headers: { authorization: `Bearer ${rest.key}` },
  });
  let text = '';
  let startedMs = Number.NaN;
  for await (const chunk of response.body!) {
    text += new TextDecoder().decode(chunk as Uint8Array);
    if (Number.isNaN(startedMs) && /"status":"(running|succeeded)"/.test(text))
      startedMs = performance.now() - sentMs;
    if (/"status":"(succeeded|failed|cancelled)"/.test(text)) break;
  }
  return { startedMs, endedMs: performance.now() - sentMs };
}
