import {type ReaderModuleName, readerModule} from './readerModules.ts'

/** Loads one of our own scripts once the page is read. A page that shows the same thing twice may ask twice: it runs once. */
export function ReaderScript({name}: {name: ReaderModuleName}) {
  return <script type="module" src={readerModule(name).path} async />
}
