import { spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { print, type PrintTask } from './print.js';

// The process that prints. A document waits rather than the people who wait for a screen.
setPriority(constants.priority.PRIORITY_LOW);
// On Linux there is a class below every priority, which runs when nobody else wants to; where there is not, the priority stands.
spawnSync('chrt', ['--idle', '--all-tasks', '--pid', '0', String(process.pid)], { stdio: 'ignore' });

interface Asked {
  readonly id: number;
  readonly task: PrintTask;
}

// One after the other: two at once would need the memory of two and end no earlier.
let before: Promise<void> = Promise.resolve();

process.on('message', ({ id, task }: Asked) => {
  before = before.then(async () => {
    const printed = await print(task).then((pdf) => ({ id, pdf: new Uint8Array(pdf) }), (error: Error) => ({ id, refused: error.message }));
    process.send?.(printed);
  });
});

process.on('disconnect', () => process.exit());
