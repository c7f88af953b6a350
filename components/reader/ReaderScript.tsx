import {type ReaderModuleName, readerModule} from './readerModules.ts'

/** Loads one of our own scripts, which runs when the page is read to its end; asked for twice, it runs once. */
export function ReaderScript({name}: {name: ReaderModuleName}) {
  // oxlint-disable-next-line nextjs/no-sync-scripts -- a module waits for the page by itself
  return <script type="module" src={readerModule(name).path} />
}
