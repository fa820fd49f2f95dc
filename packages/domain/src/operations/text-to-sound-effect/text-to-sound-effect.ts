import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, promptParam } from '../param.ts';
import { roundHalfUp } from '../price-book.ts';

/** Shorter ones cost as much as the shortest; an automatic length is priced as the longest. */
const secondsMin = 5;
const secondsMax = 30;

/** round(max(seconds, 5) x 0.6), rounded half up. */
export const soundCredits = (seconds: number, perFiveSeconds: number): number =>
  roundHalfUp((Math.max(seconds, secondsMin) * perFiveSeconds) / 5);

/** A sound from words. An automatic length is priced as the longest, 30 s; what is not used comes back. */
export const textToSoundEffect = laterOperation({
  id: 'text-to-sound-effect',
  name: 'Text to sound effect',
  summary: 'A sound effect from words.',
  params: z.strictObject({
    prompt: promptParam,
    seconds: z
      .number()
      .min(0.5)
      .max(secondsMax)
      .nullable()
      .default(null)
      .describe(
        `Length, 0.5 to ${secondsMax} s; null is automatic: priced as ${secondsMax} s, the rest comes back.`,
      ),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ seconds }, { prices }) => [
    baseLine(
      seconds === null ? `Sound effect, at most ${secondsMax} s` : `Sound effect, ${seconds} s`,
      soundCredits(seconds ?? secondsMax, prices.sound.perFiveSeconds),
    ),
  ],
  delivers: 'sound',
});
