/** Every bound the lake keeps, in one place; over a bound comes a 4xx. */
export const limits = {
  /** Body of any request but an asset upload. */
  maxBodyBytes: 8 * 1024 * 1024,
  /** Body of a form that a page posts: signing in. */
  maxFormBytes: 16 * 1024,
  /** One document as JSON. */
  maxDocumentBytes: 4 * 1024 * 1024,
  /** Levels of objects and arrays inside each other in a document or a parameter. */
  maxNestingDepth: 100,
  maxMutationsPerTransaction: 5_000,
  /** Documents that one mutation may choose by a query; the hosted lake's own bound. */
  maxDocumentsPerMutationQuery: 10_000,
  /** The Studio sends all that was typed since its last request as one action a keystroke. */
  maxActionsPerRequest: 5_000,
  /** Versions that one release may hold, as at the hosted service: they are published in one transaction. */
  maxDocumentsPerRelease: 1_000,
  /** Characters of a release's name; it is part of the ids of its versions. */
  maxReleaseNameLength: 64,
  /** Releases of one dataset that are not over. */
  maxOpenReleases: 1_000,
  /** Schedules of the older Scheduling API that wait at once, documents in one, and characters of its texts. */
  maxOpenSchedules: 1_000,
  maxDocumentsPerSchedule: 100,
  /** Schedules in one answer. */
  maxListedSchedules: 1_000,
  maxScheduleTextLength: 1_000,
  /** The longest that the scheduler goes without looking at the clock. */
  schedulerHeartbeatMs: 5_000,
  /** Documents that one `/data/doc` call may ask for. */
  maxDocumentsPerRead: 1_000,
  /** Characters of a document or transaction id. */
  maxIdLength: 128,
  /** Characters of one patch path. */
  maxPathLength: 1_024,
  /** Values that the recursive parts (`..`) of one patch path may visit, the same one counted each time. */
  maxPathSteps: 100_000,
  /** Names of unknown endpoints that are counted apart. */
  maxUnknownEndpoints: 1_000,
  /** A listener that has this much unsent is dropped. */
  maxEventStreamBacklogBytes: 16 * 1024 * 1024,
  /** Comment frames keep idle event streams open through proxies. */
  eventStreamHeartbeatMs: 20_000,
  /** How long a closing server waits for requests under way. */
  closeGraceMs: 2_000,
  /** WebSockets of all kinds that may be open at once. */
  maxSockets: 500,
  /** One frame that a browser sends over a WebSocket; a listener's query is in it. */
  maxSocketFrameBytes: 256 * 1024,
  /** Event streams on one WebSocket: a Studio tab with many panes open holds about thirty. */
  maxEventStreamsPerSocket: 200,
  /** Sign of life on every WebSocket; one that has not answered the last is dropped. */
  socketHeartbeatMs: 20_000,
  /** Failed sign-ins from one address within `signInWindowMs`. */
  maxFailedSignIns: 10,
  signInWindowMs: 15 * 60_000,
  /** Failed sign-ins under one name within `signInWindowMs`, from whatever addresses. */
  maxFailedSignInsPerName: 20,
  /** Addresses, and names, whose failed sign-ins are remembered at once. */
  maxRememberedSignInKeys: 10_000,
  /** Passwords that are tried at once, each in 32 MiB, and those that wait for their turn; one more is answered 503. */
  maxConcurrentPasswordChecks: 2,
  maxQueuedPasswordChecks: 100,
  minPasswordLength: 8,
  maxPasswordLength: 1_000,
  /** How long a finished sign-in waits for the Studio to fetch its token. */
  signInSessionMs: 5 * 60_000,
  /** How long a person stays signed in. */
  signInTokenMs: 30 * 24 * 60 * 60_000,
  /** Characters of a name given at sign-in. */
  maxPersonNameLength: 60,
  /** Tokens of programs and sign-ins together, above which no more are made for programs. */
  maxTokens: 10_000,
  /** Datasets of one project, add-ons for comments included; all are open all the time. */
  maxDatasets: 40,
  /** Keys, and characters of one value as JSON, that the Studio may keep for one user. */
  maxKeyValueKeys: 500,
  maxKeyValueLength: 64 * 1024,
  /** Body of an upload to `/assets/files`. */
  maxFileUploadBytes: 512 * 1024 * 1024,
  /** Body of an upload to `/assets/images`. */
  maxImageUploadBytes: 64 * 1024 * 1024,
  /** An SVG is parsed whole, so it may weigh less than a picture made of pixels. */
  maxSvgBytes: 4 * 1024 * 1024,
  /** Width times height (times frames) of a picture that is decoded. */
  maxImagePixels: 100_000_000,
  /** Width, and height, of an uploaded picture. */
  maxImageSidePixels: 100_000,
  /** Frames of an animation that is scaled whole; of a longer one only the first frame is. */
  maxAnimationFrames: 1_000,
  /** Decoding and transforming one picture. */
  maxImageSeconds: 20,
  /** Characters of a text that goes along with an upload: file name, title, description and the like. */
  maxAssetTextLength: 2_000,
  /** Width and height of a transformed picture. */
  maxTransformSidePixels: 8_192,
  /** Width times height of a picture that `auto=format` makes an AVIF of; a larger one would take seconds. */
  maxAvifPixels: 16_000_000,
  /** Transformed pictures kept on disk, all together; the least recently used go first. */
  maxTransformCacheBytes: 512 * 1024 * 1024,
  /** Transforms waiting for a free core; one more is answered 503. */
  maxQueuedTransforms: 200,
  maxWebhooks: 50,
  /** Characters of a webhook's filter, and of its projection. */
  maxWebhookGroqLength: 16 * 1024,
  maxWebhookHeaders: 20,
  webhookTimeoutMs: 30_000,
  /** Deliveries under way at once to one webhook. */
  maxConcurrentDeliveriesPerWebhook: 4,
  /** The wait before a repeated delivery doubles from the first of these to the second. */
  firstWebhookRetryMs: 200,
  longestWebhookRetryMs: 60_000,
  /** A delivery that failed for this long is given up. */
  maxWebhookDeliveryAgeMs: 3 * 24 * 60 * 60 * 1_000,
  /** Finished deliveries of one webhook that stay visible. */
  maxFinishedDeliveriesPerWebhook: 500,
  /** Attempts of one delivery that stay visible, the newest. */
  maxAttemptsPerDelivery: 50,
  /** Of a receiver's answer, what is kept with the attempt. */
  maxWebhookResponseBytes: 4 * 1024,
  /** Characters of one query. */
  maxQueryLength: 256 * 1024,
  /** A query that is not done by then is given up. */
  maxQueryMs: 5_000,
  /** Characters of the address of a query; the official client posts longer ones. */
  maxQueryUrlLength: 14 * 1024,
  /** Body of a query that is posted. */
  maxQueryBodyBytes: 1024 * 1024,
  /** A query whose client went away runs on for this long at most. */
  abandonedQueryMs: 250,
  /** What a query process may hold on its heap; over it the query is ended. */
  maxQueryHeapMegabytes: 512,
  /** Query processes that are started as soon as there is work for them, and how many there may be at most. */
  steadyQueryProcesses: 2,
  maxQueryProcesses: 4,
  /** How often the query of a mutation chooses, when other writes change what it chooses from. */
  maxSelectionAttempts: 20,
  /** Another process is started when a query waited this long for one. */
  growQueryProcessesAfterMs: 100,
  /** How often a query process looks whether the lake that started it is still there. */
  orphanCheckMs: 1_000,
  /** All query processes but one end after this time without work. */
  queryProcessIdleMs: 10_000,
  /** Queries that wait for a process: of all clients, and of one. */
  maxWaitingQueries: 500,
  maxWaitingQueriesPerClient: 200,
  /** When to come back after a 429 or 503. */
  retryAfterSeconds: 1,
  /** Characters of one answer as JSON. */
  maxAnswerLength: 64 * 1024 * 1024,
  /** Queries whose plans are kept, each with its parameters, and the longest that is worth keeping. */
  maxCachedPlans: 500,
  maxCachedPlanLength: 16 * 1024,
  /** Characters of JSON behind the documents that each query process keeps parsed, at about five bytes of memory each. */
  maxCachedDocumentLength: 2 * 1024 * 1024,
  /** Documents that a query looks up at a time; from the second time on they pass by the cache. */
  documentBatchSize: 256,
  /** The longest list from the start of a set that is looked for document by document. */
  maxFirstRows: 1_000,
  /** Characters of a text in a document's field by which documents can be looked up. */
  maxIndexedTextLength: 200,
  /** Documents that one query keeps because it goes through them again and again. */
  maxRetainedDocuments: 2_000,
  /** Queries that had to scan which the status can name, and the characters that it shows of each. */
  maxNotedScans: 200,
  maxScanQueryLength: 300,
  /** Sync tags of one answer; Next.js keeps no more than 128 with a cached one. */
  maxSyncTags: 100,
  /** Characters of a text that a sync tag can name. */
  maxTaggedTextLength: 200,
  /** Sync tags in one live event; when a transaction wakes more, whoever listens starts anew. */
  maxLiveEventTags: 5_000,
  /** Listeners of all clients that may be open at once. */
  maxListeners: 10_000,
  /** Characters of a listener's query, and the words and signs in it: the server itself reads it. */
  maxListenerQueryLength: 64 * 1024,
  maxListenerQueryTokens: 4_000,
  /** How long a listener's filter may look at one document. */
  maxListenerFilterMs: 50,
  /** A listener that missed more transactions than this starts anew. */
  maxResumedTransactions: 5_000,
  /** Transactions and events in one answer of the history: when nothing is asked for, and at most. */
  defaultHistoryEntries: 100,
  maxHistoryEntries: 1_000,
  /** Documents that an export reads at a time, and so holds in memory for a slow reader. */
  exportPageSize: 200,
  /** Exports under way at once. */
  maxExports: 8,
  /** An export in cursor mode ends after this with a cursor, as the hosted service's does. */
  exportCursorMs: 30_000,
  /** An export whose reader takes nothing for this long is given up. */
  exportStallMs: 5 * 60_000,
  /** From the first byte of a request to the end of its headers. */
  requestHeadersTimeoutMs: 20_000,
  /** From the first byte of a request to the end of its body: the largest upload at 2 MB a second. */
  requestTimeoutMs: 5 * 60_000,
  /** All headers of a request; the longest query that is sent by GET is in the first line. */
  maxHeaderBytes: 32 * 1024,
} as const
