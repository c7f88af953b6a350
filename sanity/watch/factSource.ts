import type {Cycle} from '../../lib/factWatch.ts'

/** What a source knows of a product. */
export interface ProductFacts {
  /** The product's name as the source has it: `Django`. */
  label: string
  /** Where people read it. */
  url: string
  /** The newest first. */
  cycles: Cycle[]
}

/** Somebody who keeps facts of products. Another service takes its place by answering the same. */
export interface FactSource {
  /** Its name for people: `endoflife.date`. */
  name: string
  /** @throws FactSourceError when it gives no usable answer */
  read(product: string): Promise<ProductFacts>
}

/** A source gave no usable answer. The message is a sentence for editors. */
export class FactSourceError extends Error {}
