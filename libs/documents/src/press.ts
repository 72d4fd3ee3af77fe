import { constants, setPriority } from 'node:os';
import { print, type PrintTask } from './print.js';

// The process that prints. A document waits rather than the people who wait for a screen.
setPriority(constants.priority.PRIORITY_LOW);

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
