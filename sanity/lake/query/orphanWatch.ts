import {workerData} from 'node:worker_threads'

import {limits} from '../limits.ts'

// A thread of a query process. When the lake was killed during a query without an end, the process never gets to hear of
// it: its one thread is busy. This one sees that it has another parent now.
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL')
}, limits.orphanCheckMs)
