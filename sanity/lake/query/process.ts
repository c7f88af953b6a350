import {answerJob} from './answer.ts'
import type {QueryJob} from './job.ts'

// A query process: reads jobs, one at a time, and answers them. Its parent ends it when a job takes too long; it ends
// itself when its parent is gone. The terminal's interrupt goes to the parent, which lets requests finish first.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (job: QueryJob) => {
  void answerJob(job).then((outcome) => process.send?.(outcome))
})
process.send?.('ready')
