// Checks the signature, adds a job for the event, answers. Settings: PORT, REDIS_URL, SIGNING_KEY.
import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { Redis } from 'ioredis';
import { Queue } from 'bullmq';

const { PORT, REDIS_URL, SIGNING_KEY } = process.env;
const queue = new Queue('customerio-webhooks', {
  connection: new Redis(REDIS_URL, { maxRetriesPerRequest: null }),
  defaultJobOptions: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: 1000,
    removeOnFail: 5000,
  },
});

function isSigned(request) {
  const expected = createHmac('sha256', SIGNING_KEY)
    .update(`v0:${request.get('x-cio-timestamp')}:`)
    .update(request.body)
    .digest();
  const given = Buffer.from(request.get('x-cio-signature') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const app = express();
app.use(express.raw({ type: 'application/json', limit: '8mb' }));
app.post('/webhooks/customerio', async (request, response) => {
  if (!isSigned(request)) {
    response.status(401).json({ error: 'Invalid signature' });
    return;
  }
  const event = JSON.parse(request.body.toString());
  await queue.add(event.metric, event, { jobId: event.event_id });
  response.json({ processed: 1 });
});
app.listen(Number(PORT), '127.0.0.1');
