import { writeFileSync } from 'node:fs';
import { checkImage, checkThumbnail } from '../images/check-image.ts';
import { checkModel } from '../models/check-model.ts';
import { isDiskFull, noRoom } from '../refusals.ts';
import type { ChildMessage, Work, WorkMessage } from './protocol.ts';

// The program of the child process: it reads one untrusted file at a time, and may be killed at any moment.

/** When memory runs out on the whole machine, this process goes first, not the database. Linux only. */
function offerAsVictim(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // other systems have no such file
  }
}

const check = (work: Work) => {
  if (work.kind === 'image') return checkImage(work);
  if (work.kind === 'thumbnail') return checkThumbnail(work);
  return checkModel(work);
};

const tell = (message: ChildMessage) => process.send?.(message);

process.on('message', ({ work }: WorkMessage) => {
  check(work).then(
    (result) => tell({ result }),
    (error: Error) =>
      // no fault of the file
      tell(
        isDiskFull(error) ? { result: noRoom() } : { crash: String(error?.stack ?? error).slice(0, 2000) },
      ),
  );
});
// the parent is gone: nobody waits for an answer
process.on('disconnect', () => process.exit(0));

offerAsVictim();
tell({ ready: true });
