import type {Edition, Entry, Framework, Person, Refresh, Roundup, SiteSettings} from '../types.generated.ts'

/** A document as it is sent to the lake, which adds revision and dates itself. */
type Unsaved<Document> = Omit<Document, '_rev' | '_createdAt' | '_updatedAt'>

export type SeedFramework = Unsaved<Framework>
export type SeedRoundup = Unsaved<Roundup>
export type SeedEdition = Unsaved<Edition>
/** A ranked entry as an item of its edition's list. */
export type SeedEntry = Entry & {_key: string}
export type SeedRefresh = Unsaved<Refresh>
export type SeedPerson = Unsaved<Person>
export type SeedSiteSettings = Unsaved<SiteSettings>
export type SeedDocument =
  | SeedFramework
  | SeedRoundup
  | SeedEdition
  | SeedRefresh
  | SeedPerson
  | SeedSiteSettings
