import { SMTPServer } from 'smtp-server';

// A mail server of its own process, so that neither side of the row shares its thread. It notes when each mail arrived, and for whom.
let arrivals = [];
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData: (stream, { envelope }, done) => {
    stream.on('data', () => undefined).on('end', () => {
      arrivals.push([Date.now(), envelope.rcptTo[0].address]);
      done(null, 'Queued');
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', (what) => {
  if (what === 'arrivals') process.send({ arrivals });
  if (what === 'count') process.send({ count: arrivals.length });
  if (what === 'forget') process.send({ forgotten: (arrivals = []).length });
});
process.once('disconnect', () => process.exit());
