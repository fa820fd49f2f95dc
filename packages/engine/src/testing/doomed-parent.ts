// A parent with a child that computes, which a test kills.
import { scriptedChildEngine, scriptedTask } from './scripted-task.ts';

const engine = scriptedChildEngine();
const { task } = scriptedTask('whoAmI');
await engine.run({ ...task, progress: (stage) => process.stdout.write(`${stage}\n`) });
await engine.run(scriptedTask('compute').task);
