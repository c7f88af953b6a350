import {flushCompileCache} from 'node:module'
import {Worker} from 'node:worker_threads'

import {answerJob} from './answer.ts'
import type {QueryJob} from './job.ts'

// A query process: reads jobs, one at a time, and answers them. Its parent ends it when a job takes too long; it ends
// itself when its parent is gone, by a thread that sees it also during a query. The terminal's interrupt goes to the parent, which lets requests finish first.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (job: QueryJob) => {
  void answerJob(job).then((outcome) => process.send?.(outcome))
})
const orphanWatch = new Worker(new URL('./orphanWatch.ts', import.meta.url), {
  workerData: process.ppid,
  resourceLimits: {maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1},
})
orphanWatch.unref()
process.send?.('ready')
// It is killed in the end, and would not get to it then.
flushCompileCache()
