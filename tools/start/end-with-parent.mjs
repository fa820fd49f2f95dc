// Loaded into every program that the starter runs: when the starter is gone (killed, terminal closed), end as on Ctrl-C.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1_000).unref();
