// Takes each job and does nothing with it. Says ten times a second how many it has had. Setting: REDIS_URL.
import { Redis } from 'ioredis';
import { Worker } from 'bullmq';

let done = 0;
const connection = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null });
new Worker('customerio-webhooks', async () => { done += 1; }, { connection, concurrency: 50 });
setInterval(() => console.log(Date.now(), done), 100);
