// A stand-in for the checking process: it does what its file's name says.
process.on('message', ({ work }: { work: { path: string } }) => {
  const deeds: Record<string, () => void> = {
    answer: () =>
      process.send!({ result: { ok: true, value: { pid: process.pid, env: Object.keys(process.env) } } }),
    hang: () => {
      for (;;);
    },
    heap: () => {
      const held: string[][] = [];
      for (;;) held.push(Array.from({ length: 10_000 }, (_, i) => `${i}`));
    },
    native: () => {
      const held: Buffer[] = [];
      for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1));
    },
    throw: () => process.send!({ crash: 'Error: something unforeseen' }),
    exit: () => process.exit(3),
    killed: () => process.kill(process.pid, 'SIGSEGV'),
  };
  deeds[work.path]!();
});
process.on('disconnect', () => process.exit(0));
process.send!({ ready: true });
