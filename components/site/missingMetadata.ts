import type {Metadata} from 'next'

/** The head of an address without a page. Next adds that robots are not to index it. */
export const missingMetadata: Metadata = {title: 'Not found'}
